package com.manystory.tenancy.data.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What a database looks like: its columns, constraints, indexes, triggers, rights and migrations,
/// each as one line. What keeps append-only tables so isn't among them: a copy is given it at its
/// end.
///
/// @param lines in order
public record Structure(List<String> lines) {

    private static final String LINES =
            """
            with append_only as (
                select tgrelid as oid from pg_trigger where tgname = 'append_only'
                union all select d.objid from pg_depend d
                join pg_trigger t on t.tgrelid = d.refobjid and t.tgname = 'append_only'
                where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
                    and d.deptype in ('a', 'i'))
            select * from (
                select format('column %%I.%%I.%%I %%s %%s %%s %%s %%s', n.nspname, c.relname, a.attname,
                    format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
                    a.attgenerated, pg_get_expr(d.adbin, d.adrelid)) as line
                from pg_attribute a join pg_class c on c.oid = a.attrelid
                join pg_namespace n on n.oid = c.relnamespace
                left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
                    and n.nspname not in (%1$s) and n.nspname not like 'pg\\_%%'
                union all
                select format('constraint %%s %%I %%s', k.conrelid::regclass, k.conname,
                    pg_get_constraintdef(k.oid))
                from pg_constraint k join pg_namespace n on n.oid = k.connamespace
                where n.nspname not in (%1$s) and n.nspname not like 'pg\\_%%'
                union all
                select indexdef from pg_indexes
                where schemaname not in (%1$s) and schemaname not like 'pg\\_%%'
                union all
                select format('trigger %%s %%s', t.tgenabled, pg_get_triggerdef(t.oid))
                from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                where not t.tgisinternal and t.tgname <> 'append_only'
                    and p.pronamespace is distinct from to_regnamespace('%2$s')
                union all
                select format('rights on %%I.%%I %%s', n.nspname, c.relname,
                    case when c.oid in (select oid from append_only) then null else c.relacl end)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'S', 'v') and n.nspname not in (%1$s)
                    and n.nspname not like 'pg\\_%%'
                union all
                select format('migration %%s %%s %%s', version, checksum, success)
                from flyway_schema_history) all_lines
            order by line collate "C"
            """
                    .formatted("'information_schema', '" + Capture.SCHEMA + "'", Capture.SCHEMA);

    public Structure {
        lines = List.copyOf(lines);
    }

    /// Reads it.
    public static Structure of(Connection connection) throws SQLException {
        return new Structure(Sql.strings(connection, LINES));
    }

    /// The lines that only one of both has.
    public List<String> differences(Structure other) {
        var found = new java.util.ArrayList<>(lines);
        found.removeAll(other.lines);
        other.lines.stream().filter(line -> !lines.contains(line)).forEach(found::add);
        return List.copyOf(found);
    }
}
