package com.manystory.tenancy.data.copy;

import java.sql.Connection;
import java.sql.SQLException;

/// The rules of a copy's tables that are off while rows are brought over in any order: references
/// to other tables, and triggers. They are remembered in the copy, and put back before anybody
/// writes to it. References come back unchecked, which takes no time, as rows that equal the
/// source's keep them; they are checked afterwards.
public final class Rules {

    private static final String REFERENCES =
            """
            insert into %s.rule (before, after, validate)
            select format('alter table %%I.%%I drop constraint if exists %%I', n.nspname, c.relname,
                    k.conname),
                format('alter table %%I.%%I add constraint %%I %%s%%s', n.nspname, c.relname,
                    k.conname, pg_get_constraintdef(k.oid),
                    case when k.convalidated then ' not valid' else '' end),
                case when k.convalidated then format('alter table %%I.%%I validate constraint %%I',
                    n.nspname, c.relname, k.conname) end
            from pg_constraint k join pg_class c on c.oid = k.conrelid
            join pg_namespace n on n.oid = c.relnamespace
            where k.contype = 'f' order by 1
            """
                    .formatted(Capture.SCHEMA);

    private static final String TRIGGERS =
            """
            insert into %1$s.rule (before, after)
            select format('alter table %%I.%%I disable trigger %%I', n.nspname, c.relname, t.tgname),
                format('alter table %%I.%%I enable trigger %%I', n.nspname, c.relname, t.tgname)
            from pg_trigger t join pg_class c on c.oid = t.tgrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_proc p on p.oid = t.tgfoid
            where not t.tgisinternal and t.tgenabled = 'O' and n.nspname not like 'pg\\_%%'
                and p.pronamespace <> to_regnamespace('%1$s') order by 1
            """
                    .formatted(Capture.SCHEMA);

    private Rules() {}

    /// Remembers them, once.
    public static void remember(Connection copy) throws SQLException {
        Sql.execute(copy, REFERENCES);
        Sql.execute(copy, TRIGGERS);
    }

    /// Takes them off, if they aren't.
    public static void off(Connection copy) throws SQLException {
        all(copy, "before");
    }

    /// Puts them back.
    public static void on(Connection copy) throws SQLException {
        all(copy, "after");
    }

    /// Checks the references, while the copy is in use.
    public static void validate(Connection copy) throws SQLException {
        all(copy, "validate");
    }

    private static void all(Connection copy, String which) throws SQLException {
        var statements =
                Sql.strings(
                        copy,
                        "select %1$s from %2$s.rule where %1$s is not null order by position"
                                .formatted(which, Capture.SCHEMA));
        for (var sql : statements) {
            Sql.execute(copy, sql);
        }
    }
}
