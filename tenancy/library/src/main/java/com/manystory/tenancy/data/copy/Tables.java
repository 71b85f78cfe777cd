package com.manystory.tenancy.data.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The tables of a database that are copied: all of them but Flyway's, which has the times at which
/// the copy's schema was made.
public final class Tables {

    /// Types whose values hash alike in every database; others are hashed as they are written out.
    /// An enumeration's hash, for one, is that of a number which each database gives it anew.
    private static final String HASHED =
            """
            '{bool,bpchar,bytea,char,date,float4,float8,inet,int2,int4,int8,interval,jsonb,numeric,
            text,time,timestamp,timestamptz,uuid,varchar}'
            """;

    private static final String ALL =
            """
            select c.oid, format('%%I.%%I', n.nspname, c.relname),
                array(select quote_ident(a.attname) from pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                    and a.attgenerated = '' order by a.attnum),
                array(select quote_ident(a.attname)
                    || case when ltrim(t.typname, '_') = any(%s::text[]) then '' else '::text' end
                    from pg_attribute a join pg_type t on t.oid = a.atttypid
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                    and a.attgenerated = '' order by a.attnum),
                array(select quote_ident(a.attname) from pg_constraint k
                    cross join lateral unnest(k.conkey) with ordinality as p (attnum, position)
                    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.attnum
                    where k.conrelid = c.oid and k.contype = 'p' order by p.position)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and not c.relispartition and n.nspname not like 'pg\\_%%'
                and n.nspname not in ('information_schema', '%s')
                and c.relname <> 'flyway_schema_history'
            order by n.nspname, c.relname
            """
                    .formatted(HASHED, Capture.SCHEMA);

    /// What rows don't tell, or triggers don't see.
    private static final String UNSUPPORTED =
            """
            select 'the partitioned table ' || c.relname from pg_class c where c.relkind = 'p'
            union all select 'large objects' where exists (select from pg_largeobject_metadata)
            union all select 'the materialized view ' || c.relname from pg_class c
            where c.relkind = 'm'
            """;

    private final List<Table> all;

    private Tables(List<Table> all) {
        this.all = List.copyOf(all);
    }

    /// Reads them, by name.
    public static Tables of(Connection connection) throws SQLException {
        var tables = new ArrayList<Table>();
        Sql.rows(
                connection,
                ALL,
                row ->
                        tables.add(
                                new Table(
                                        row.getLong(1),
                                        row.getString(2),
                                        Sql.strings(row, 3),
                                        Sql.strings(row, 4),
                                        Sql.strings(row, 5))));
        return new Tables(tables);
    }

    /// What the database holds that can't be copied while it is written to.
    public static List<String> unsupported(Connection connection) throws SQLException {
        return Sql.strings(connection, UNSUPPORTED);
    }

    List<Table> all() {
        return all;
    }

    /// How many there are.
    public int size() {
        return all.size();
    }

    /// Waits until nobody writes to any of them, and keeps everybody from it until the end of the
    /// transaction; reading goes on.
    ///
    /// @param millis how long; writers wait meanwhile
    /// @throws SQLException when somebody is still writing
    public void lock(Connection connection, long millis) throws SQLException {
        Sql.execute(connection, "set local statement_timeout = " + millis);
        Sql.execute(
                connection,
                "lock table %s in exclusive mode"
                        .formatted(String.join(", ", all.stream().map(Table::name).toList())));
        Sql.execute(connection, "set local statement_timeout = 0");
    }
}
