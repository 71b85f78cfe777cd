package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.DatabaseNames.quoted;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/// Tables of the brands' databases that the brands' roles may read and add rows to, and nothing
/// else. They and the schema that they are in belong to the provisioner, so that whoever has a
/// connection of the service to a brand's database can neither change a row nor give itself the
/// right to, nor remove the table. Everything else in the database stays the brand's own.
///
/// What works on a database in the brand's name (migrations, restoring, being the copy of a move)
/// comes before a database is sealed; what only reads it works all the same.
final class AppendOnlyTables {

    private static final String SEALED =
            """
            select count(*) = cardinality(?) from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_roles r on r.oid = c.relowner and r.oid = n.nspowner
            where n.nspname = 'public' and c.relname = any(?) and r.rolname = current_user
                and exists (select from pg_trigger t where t.tgrelid = c.oid
                    and t.tgname = 'append_only' and t.tgenabled <> 'D')
            """;

    private static final String SCHEMA =
            """
            set local lock_timeout = %2$d;
            alter schema public owner to current_user;
            grant all on schema public to %1$s;
            create or replace function public.manystory_append_only() returns trigger
            language plpgsql as $$
            begin
                raise exception 'rows of % can only be added', tg_table_name
                    using errcode = 'insufficient_privilege';
            end $$;
            alter function public.manystory_append_only() owner to current_user
            """;

    private static final String TABLE =
            """
            create or replace trigger append_only before update or delete or truncate on public.%1$s
            for each statement execute function public.manystory_append_only();
            alter table public.%1$s owner to current_user;
            revoke all on public.%1$s from %2$s;
            grant select, insert, maintain, trigger on public.%1$s to %2$s
            """;

    private static final String SEQUENCES =
            """
            select d.objid::regclass::text from pg_depend d
            join pg_class s on s.oid = d.objid and s.relkind = 'S'
            where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
                and d.refobjid = to_regclass(?) and d.deptype in ('a', 'i')
            """;

    private final List<String> tables;
    private final Duration lockTimeout;

    /// @param tables of the schema `public`
    /// @param lockTimeout how long somebody who uses one is waited for
    AppendOnlyTables(List<String> tables, Duration lockTimeout) {
        this.tables = List.copyOf(tables);
        this.lockTimeout = lockTimeout;
    }

    /// Seals them in a database, unless they are.
    ///
    /// @param asProvisioner the database, in the provisioner's rights
    /// @param role the brand's
    void seal(DataSource asProvisioner, String role) throws SQLException {
        if (tables.isEmpty()) {
            return;
        }
        try (var connection = asProvisioner.getConnection()) {
            if (!areSealed(connection)) {
                connection.setAutoCommit(false);
                seal(connection, role);
                connection.commit();
            }
        }
    }

    private boolean areSealed(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(SEALED)) {
            var names = connection.createArrayOf("text", tables.toArray());
            statement.setArray(1, names);
            statement.setArray(2, names);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private void seal(Connection connection, String role) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    SCHEMA.replace("%1$s", quoted(role))
                            .replace("%2$d", Long.toString(lockTimeout.toMillis())));
            for (var table : tables) {
                statement.execute(TABLE.formatted(quoted(table), quoted(role)));
                for (var sequence : sequences(connection, table)) {
                    statement.execute(
                            "grant select on sequence %s to %s".formatted(sequence, quoted(role)));
                }
            }
        }
    }

    private static List<String> sequences(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement(SEQUENCES)) {
            statement.setString(1, "public." + quoted(table));
            var names = new java.util.ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }
}
