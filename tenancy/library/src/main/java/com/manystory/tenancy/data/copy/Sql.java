package com.manystory.tenancy.data.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Plain statements without parameters.
final class Sql {

    private Sql() {}

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void rows(Connection connection, String sql, Reader reader) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    static List<String> strings(Connection connection, String sql) throws SQLException {
        var strings = new ArrayList<String>();
        rows(connection, sql, row -> strings.add(row.getString(1)));
        return strings;
    }

    static List<String> strings(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static long number(Connection connection, String sql) throws SQLException {
        var numbers = new long[1];
        rows(connection, sql, row -> numbers[0] = row.getLong(1));
        return numbers[0];
    }

    static boolean isTrue(Connection connection, String sql) throws SQLException {
        return number(connection, "select case when (%s) then 1 else 0 end".formatted(sql)) == 1;
    }

    @FunctionalInterface
    interface Reader {

        void read(ResultSet row) throws SQLException;
    }
}
