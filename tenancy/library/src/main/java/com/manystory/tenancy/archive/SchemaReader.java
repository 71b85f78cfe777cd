package com.manystory.tenancy.archive;

import com.manystory.tenancy.archive.SchemaDescription.Column;
import com.manystory.tenancy.archive.SchemaDescription.Sequence;
import com.manystory.tenancy.archive.SchemaDescription.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;

/// Reads what a brand's database looks like. What belongs to the tenancy library isn't part of it:
/// whose database it is, which migrations it has, and messages on their way.
final class SchemaReader {

    private static final Set<String> THE_LIBRARYS =
            Set.of("tenant_identity", "flyway_schema_history", "outbox", "inbox");

    private static final String NAME =
            "case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end";

    private static final String TABLES =
            """
            select %s as name, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition
                and n.nspname not like 'pg\\_%%' and n.nspname <> 'information_schema'
                and not exists (select from pg_depend d where d.deptype = 'e'
                    and d.classid = 'pg_class'::regclass and d.objid = c.oid)
            order by 1
            """
                    .formatted(NAME);

    private static final String COLUMNS =
            """
            select attname, format_type(atttypid, atttypmod), not attnotnull
            from pg_attribute where attrelid = ? and attnum > 0 and not attisdropped
                and attgenerated = ''
            order by attnum
            """;

    private static final String PRIMARY_KEY =
            """
            select a.attname from pg_constraint c
            cross join lateral unnest(c.conkey) with ordinality as k (attnum, position)
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
            where c.conrelid = ? and c.contype = 'p' order by k.position
            """;

    private static final String REFERENCES =
            """
            select conrelid, confrelid from pg_constraint
            where contype = 'f' and conrelid <> confrelid
            """;

    private static final String SEQUENCES =
            """
            select %s as name, coalesce(d.refobjid, 0) as owner from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_depend d on d.objid = c.oid and d.classid = 'pg_class'::regclass
                and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
            where c.relkind = 'S' and n.nspname not like 'pg\\_%%' order by 1
            """
                    .formatted(NAME);

    private final Connection connection;

    SchemaReader(Connection connection) {
        this.connection = connection;
    }

    SchemaDescription read() throws SQLException {
        var all = new LinkedHashMap<Long, String>();
        rows(TABLES, row -> all.put(row.getLong(2), row.getString(1)));
        var theirs = new HashSet<Long>();
        all.forEach((oid, name) -> {
            if (THE_LIBRARYS.contains(name)) {
                theirs.add(oid);
            }
        });
        all.keySet().removeAll(theirs);
        var tables = new ArrayList<Table>();
        for (var oid : inOrder(all)) {
            tables.add(new Table(String.valueOf(all.get(oid)), columns(oid), primaryKey(oid)));
        }
        return new SchemaDescription(version(), List.copyOf(tables), sequences(theirs));
    }

    /// What refers comes after what it refers to; a row that refers to its own table is checked
    /// when all of the table is loaded.
    private List<Long> inOrder(Map<Long, String> tables) throws SQLException {
        var waitsFor = new LinkedHashMap<Long, Set<Long>>();
        tables.keySet().forEach(oid -> waitsFor.put(oid, new HashSet<>()));
        rows(
                REFERENCES,
                row -> {
                    var referring = waitsFor.get(row.getLong(1));
                    if (referring != null && tables.containsKey(row.getLong(2))) {
                        referring.add(row.getLong(2));
                    }
                });
        var order = new ArrayList<Long>();
        while (!waitsFor.isEmpty()) {
            var free =
                    waitsFor.entrySet().stream()
                            .filter(entry -> entry.getValue().isEmpty())
                            .map(Map.Entry::getKey)
                            .toList();
            if (free.isEmpty()) {
                throw new SQLException("Tables refer to each other in a circle");
            }
            order.addAll(free);
            free.forEach(waitsFor::remove);
            waitsFor.values().forEach(others -> free.forEach(others::remove));
        }
        return order;
    }

    private List<Column> columns(long table) throws SQLException {
        var columns = new ArrayList<Column>();
        rows(
                COLUMNS,
                row ->
                        columns.add(
                                new Column(row.getString(1), row.getString(2), row.getBoolean(3))),
                table);
        return List.copyOf(columns);
    }

    private List<String> primaryKey(long table) throws SQLException {
        var columns = new ArrayList<String>();
        rows(PRIMARY_KEY, row -> columns.add(row.getString(1)), table);
        return List.copyOf(columns);
    }

    private List<Sequence> sequences(Set<Long> theirs) throws SQLException {
        var names = new ArrayList<String>();
        rows(
                SEQUENCES,
                row -> {
                    if (!theirs.contains(row.getLong(2))) {
                        names.add(row.getString(1));
                    }
                });
        var sequences = new ArrayList<Sequence>();
        for (var name : names) {
            rows(
                    "select last_value, is_called from " + new Sequence(name, 0, false).quoted(),
                    row -> sequences.add(new Sequence(name, row.getLong(1), row.getBoolean(2))));
        }
        return List.copyOf(sequences);
    }

    private String version() throws SQLException {
        var versions = new ArrayList<String>();
        rows(
                "select version from flyway_schema_history where success and version is not null",
                row -> versions.add(row.getString(1)));
        return versions.stream()
                .max(Comparator.comparing(MigrationVersion::fromVersion))
                .orElseThrow(() -> new SQLException("The database has no migrations"));
    }

    private void rows(String sql, RowReader reader, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    @FunctionalInterface
    private interface RowReader {

        void read(java.sql.ResultSet row) throws SQLException;
    }
}
