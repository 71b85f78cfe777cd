package com.manystory.tenancy.data.copy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a database holds, as far as two can be compared by it: the number of each table's rows and
/// the sum of their 64-bit hashes, and where sequences are. The servers must be of one major
/// version, whose hashes are the same.
///
/// @param tables by name
/// @param sequences by name
public record Contents(Map<String, Sum> tables, Map<String, Sequence> sequences) {

    private static final String SEQUENCES =
            """
            select format('%%I.%%I', n.nspname, c.relname) from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'S' and n.nspname not like 'pg\\_%%' and n.nspname <> '%s'
            """
                    .formatted(Capture.SCHEMA);

    public Contents {
        tables = Map.copyOf(tables);
        sequences = Map.copyOf(sequences);
    }

    /// Reads what a database holds.
    public static Contents of(Connection connection, Tables tables) throws SQLException {
        var sums = new TreeMap<String, Sum>();
        for (var table : tables.all()) {
            Sql.rows(
                    connection,
                    table.sum(),
                    row -> sums.put(table.name(), new Sum(row.getLong(1), row.getBigDecimal(2))));
        }
        return new Contents(sums, sequences(connection));
    }

    static Map<String, Sequence> sequences(Connection connection) throws SQLException {
        var sequences = new TreeMap<String, Sequence>();
        for (var name : Sql.strings(connection, SEQUENCES)) {
            Sql.rows(
                    connection,
                    "select last_value, is_called from " + name,
                    row -> sequences.put(name, new Sequence(row.getLong(1), row.getBoolean(2))));
        }
        return sequences;
    }

    /// Where they differ, in words; empty when they don't.
    public List<String> differences(Contents other) {
        var found = new ArrayList<String>();
        compare("table", tables, other.tables, found);
        compare("sequence", sequences, other.sequences, found);
        return found;
    }

    /// The same without the sequences, which go on while nothing is written.
    public Contents rowsOnly() {
        return new Contents(tables, Map.of());
    }

    /// How many rows all tables have.
    public long rows() {
        return tables.values().stream().mapToLong(Sum::rows).sum();
    }

    /// One number over all tables, in hexadecimal.
    public String checksum() {
        var sum =
                tables.values().stream()
                        .map(Sum::hashes)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .toBigIntegerExact()
                        .longValue();
        return "%016x".formatted(sum);
    }

    private static void compare(
            String what, Map<String, ?> ones, Map<String, ?> others, List<String> found) {
        var names = new TreeSet<>(ones.keySet());
        names.addAll(others.keySet());
        for (var name : names) {
            var one = String.valueOf(ones.get(name));
            var other = String.valueOf(others.get(name));
            if (!one.equals(other)) {
                found.add("%s %s: %s, copied %s".formatted(what, name, one, other));
            }
        }
    }

    /// A table's rows.
    ///
    /// @param rows how many
    /// @param hashes the sum of their hashes
    public record Sum(long rows, BigDecimal hashes) {

        @Override
        public String toString() {
            return "%d rows of %s".formatted(rows, hashes.toPlainString());
        }
    }

    /// Where a sequence is.
    ///
    /// @param last its value
    /// @param used whether that value was handed out
    public record Sequence(long last, boolean used) {}
}
