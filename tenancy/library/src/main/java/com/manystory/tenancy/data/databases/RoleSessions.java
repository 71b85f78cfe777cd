package com.manystory.tenancy.data.databases;

import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/// The sessions that a role has on one database server.
final class RoleSessions {

    /// How long the server may take to answer.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DataSource admin;
    private final String role;

    RoleSessions(DataSource admin, String role) {
        this.admin = admin;
        this.role = role;
    }

    int count() throws SQLException {
        return number("select count(*) from pg_stat_activity where usename = ?", role);
    }

    /// How many of them began before the time.
    int count(OffsetDateTime before) throws SQLException {
        return number(
                "select count(*) from pg_stat_activity where usename = ? and backend_start < ?",
                role,
                before);
    }

    /// Ends those that began before the time.
    ///
    /// @return how many there were; one that doesn't end within a second is still there
    int end(OffsetDateTime before) throws SQLException {
        return number(
                """
                select count(pg_terminate_backend(pid, 1000)) from pg_stat_activity
                where usename = ? and backend_start < ?
                """,
                role,
                before);
    }

    private int number(String sql, Object... parameters) throws SQLException {
        try (var connection = admin.getConnection();
                var statement = connection.prepareStatement(sql)) {
            connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }
}
