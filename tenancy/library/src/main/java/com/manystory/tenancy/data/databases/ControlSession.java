package com.manystory.tenancy.data.databases;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection to the control database that holds locks: they keep other threads and other
/// instances of the service from making the same thing, and vanish with the process.
final class ControlSession implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ControlSession.class);

    private final Connection connection;
    private final BrandDatabaseRecords records;
    private final MigrationTargets targets;
    private final BrandMoveRecords moves;
    private final RunningInstances instances;

    ControlSession(DataSource control) throws SQLException {
        this.connection = control.getConnection();
        this.records = new BrandDatabaseRecords(connection);
        this.targets = new MigrationTargets(connection);
        this.moves = new BrandMoveRecords(connection);
        this.instances = new RunningInstances(connection);
    }

    BrandDatabaseRecords records() {
        return records;
    }

    MigrationTargets targets() {
        return targets;
    }

    BrandMoveRecords moves() {
        return moves;
    }

    RunningInstances instances() {
        return instances;
    }

    /// Waits until nobody else holds the lock.
    void lock(String name) throws SQLException {
        execute("select pg_advisory_lock(hashtextextended(?, 0))", name);
    }

    /// Takes the lock, unless somebody else holds it.
    boolean tryLock(String name) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, "manystory/" + name);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /// Waits until nobody holds the lock alone.
    void lockShared(String name) throws SQLException {
        execute("select pg_advisory_lock_shared(hashtextextended(?, 0))", name);
    }

    @Override
    public void close() {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            log.warn("A session with the control database ended badly: {}", e.getMessage());
        }
    }

    private void execute(String sql, String name) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, "manystory/" + name);
            statement.execute();
        }
    }
}
