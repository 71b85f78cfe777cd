package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.WatchedSockets;
import com.manystory.tenancy.data.migrations.Migrations;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;

/// The database of the service itself, migrated before anything else gets hold of it.
public final class ControlDatabase {

    private static final String NAME = "control";
    private static final String UNDEFINED_TABLE = "42P01";

    private ControlDatabase() {}

    /// Opens the pool, and migrates the database when its migrations changed.
    public static HikariDataSource open(
            DataProperties settings, String applicationName, Migrations migrations) {
        var pool = pool(settings, applicationName);
        try {
            var target = migrations.whole();
            if (!target.fingerprint().equals(recorded(pool))) {
                var unused =
                        migrations.migrate(pool, null, settings.migrationLockTimeout(), target);
                record(pool, target.fingerprint());
            }
            return pool;
        } catch (SQLException | RuntimeException e) {
            pool.close();
            throw new IllegalStateException(
                    "The control database %s on %s can't be used: %s"
                            .formatted(
                                    settings.controlDatabase(), settings.control(), e.getMessage()),
                    e);
        }
    }

    private static HikariDataSource pool(DataProperties settings, String applicationName) {
        var cell = settings.control();
        var config = new HikariConfig();
        config.setPoolName(NAME);
        config.setJdbcUrl(cell.url(settings.controlDatabase()));
        config.setUsername(cell.user());
        config.setPassword(cell.password());
        config.setMaximumPoolSize(settings.controlConnections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Math.max(250, settings.acquireTimeout().toMillis()));
        config.addDataSourceProperty("ApplicationName", applicationName);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketFactory", WatchedSockets.class.getName());
        config.addDataSourceProperty(
                "socketFactoryArg", Long.toString(settings.workTimeout().toMillis()));
        if (cell.sslMode() != null) {
            config.addDataSourceProperty("sslmode", cell.sslMode());
        }
        return new HikariDataSource(config);
    }

    private static String recorded(DataSource control) throws SQLException {
        try (var connection = control.getConnection();
                var statement =
                        connection.prepareStatement(
                                "select fingerprint from schema_fingerprint where name = ?")) {
            statement.setString(1, NAME);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return "";
            }
            throw e;
        }
    }

    private static void record(DataSource control, String fingerprint) throws SQLException {
        try (var connection = control.getConnection();
                var statement =
                        connection.prepareStatement(
                                """
                                insert into schema_fingerprint (name, fingerprint) values (?, ?)
                                on conflict (name) do update
                                set fingerprint = excluded.fingerprint, migrated_at = now()
                                """)) {
            statement.setString(1, NAME);
            statement.setString(2, fingerprint);
            statement.executeUpdate();
        }
    }
}
