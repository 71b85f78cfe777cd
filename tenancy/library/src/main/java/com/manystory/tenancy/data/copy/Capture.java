package com.manystory.tenancy.data.copy;

import java.sql.Connection;
import java.sql.SQLException;

/// What stands in a database for as long as it is being copied: triggers that note which rows are
/// written, and a gate that can be closed to writing. It belongs to the database's owner, so that
/// nothing is needed that only a superuser or a replicating role has.
///
/// The gate is a function that is replaced: the catalogue tells every session at once, whatever its
/// transaction has seen. It lets those through who logged in as another role than the database's.
public final class Capture {

    /// The SQL state that writing behind a closed gate is refused with: of the class of operators'
    /// interventions, and nobody else's.
    public static final String REFUSED = "57M01";

    static final String SCHEMA = "manystory_move";

    private static final String GATE =
            """
            create or replace function %s.gate() returns trigger language plpgsql as $$
            begin %s return null; end $$
            """;
    private static final String REFUSE =
            """
            if session_user = current_user then
                raise exception 'the brand is being moved to another cell' using errcode = '%s';
            end if;
            """
                    .formatted(REFUSED);

    private Capture() {}

    /// Makes room for what is noted; the gate is open, or closed where only the copy is written.
    public static void prepare(Connection connection, boolean open) throws SQLException {
        Sql.execute(connection, "create schema " + SCHEMA);
        Sql.execute(connection, "create table %s.emptied (oid oid)".formatted(SCHEMA));
        Sql.execute(
                connection,
                """
                create table %s.rule (position int generated always as identity, before text,
                    after text, validate text)
                """
                        .formatted(SCHEMA));
        Sql.execute(
                connection,
                """
                create function %1$s.note_emptied() returns trigger language plpgsql as $$
                begin insert into %1$s.emptied values (tg_relid); return null; end $$
                """
                        .formatted(SCHEMA));
        set(connection, open);
    }

    /// Whether it stands there.
    public static boolean isPrepared(Connection connection) throws SQLException {
        return Sql.isTrue(connection, "to_regnamespace('%s') is not null".formatted(SCHEMA));
    }

    /// Begins to note what is written to each table. Each waits for those who are writing to it,
    /// and those who come later behind it, for as long as the session's `lock_timeout` says.
    ///
    /// @param connection in autocommit mode
    public static void note(Connection connection, Tables tables) throws SQLException {
        for (var table : tables.all()) {
            connection.setAutoCommit(false);
            try {
                note(connection, table);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /// Puts the gate before each table, without noting anything.
    public static void guard(Connection connection, Tables tables) throws SQLException {
        for (var table : tables.all()) {
            guard(connection, table);
        }
    }

    /// Opens or closes the gate.
    public static void set(Connection connection, boolean open) throws SQLException {
        Sql.execute(connection, GATE.formatted(SCHEMA, open ? "" : REFUSE));
    }

    /// Takes everything away again. A table is left as soon as nobody uses it; those that belong to
    /// somebody else, as they may only be added to, are left with the schema.
    ///
    /// @param connection in autocommit mode
    public static void remove(Connection connection) throws SQLException {
        var triggers =
                """
                select format('drop trigger if exists %%I on %%I.%%I', t.tgname, n.nspname, c.relname)
                from pg_trigger t join pg_class c on c.oid = t.tgrelid
                join pg_namespace n on n.oid = c.relnamespace
                join pg_proc p on p.oid = t.tgfoid
                where p.pronamespace = to_regnamespace('%s')
                    and pg_has_role(c.relowner, 'usage')
                """
                        .formatted(SCHEMA);
        for (var drop : Sql.strings(connection, triggers)) {
            Sql.execute(connection, drop);
        }
        Sql.execute(connection, "drop schema if exists %s cascade".formatted(SCHEMA));
    }

    private static void note(Connection connection, Table table) throws SQLException {
        guard(connection, table);
        if (!table.hasKey()) {
            trigger(connection, table, "emptied", "insert or update or delete or truncate");
            return;
        }
        trigger(connection, table, "emptied", "truncate");
        Sql.execute(
                connection,
                "create table %s as select %s from %s with no data"
                        .formatted(table.changes(), table.keyList(), table.name()));
        Sql.execute(
                connection,
                """
                create function %1$s.note_%2$d() returns trigger language plpgsql as $$
                begin
                    if tg_op <> 'INSERT' then insert into %3$s values (%4$s); end if;
                    if tg_op <> 'DELETE' then insert into %3$s values (%5$s); end if;
                    return null;
                end $$
                """
                        .formatted(
                                SCHEMA,
                                table.oid(),
                                table.changes(),
                                table.keyList("old."),
                                table.keyList("new.")));
        Sql.execute(
                connection,
                """
                create trigger manystory_move_note after insert or update or delete on %s
                for each row execute function %s.note_%d()
                """
                        .formatted(table.name(), SCHEMA, table.oid()));
    }

    private static void trigger(Connection connection, Table table, String noted, String when)
            throws SQLException {
        Sql.execute(
                connection,
                """
                create trigger manystory_move_%1$s after %2$s on %3$s
                for each statement execute function %4$s.note_%1$s()
                """
                        .formatted(noted, when, table.name(), SCHEMA));
    }

    private static void guard(Connection connection, Table table) throws SQLException {
        Sql.execute(
                connection,
                """
                create trigger manystory_move_gate before insert or update or delete or truncate
                on %s for each statement execute function %s.gate()
                """
                        .formatted(table.name(), SCHEMA));
    }
}
