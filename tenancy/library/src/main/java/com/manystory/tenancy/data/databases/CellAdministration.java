package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.DatabaseNames.quoted;

import com.manystory.tenancy.data.CellSource;
import com.manystory.tenancy.data.DataProperties.Cell;
import com.manystory.tenancy.data.server.SideConnections;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/// What the provisioner can do on one database cluster. It isn't a superuser: since PostgreSQL 16
/// it has to grant itself each role that it creates, to own and reassign in its name.
final class CellAdministration implements AutoCloseable {

    private static final long IDLE_MILLIS = 60_000;

    /// How long a server may take to let the provisioner in.
    private static final int OPENING_SECONDS = 5;

    /// How long a server may take to tell how it is used.
    private static final int FIGURES_MILLIS = 5_000;

    /// A server goes on for so long with a statement whose asker is gone.
    private static final String ABANDONED = "-c client_connection_check_interval=10s";

    /// Not allowed to end somebody's session; somebody is in the database.
    private static final Set<String> OCCUPIED = Set.of("42501", "55006");

    private static final int DROP_TRIES = 10;
    private static final long DROP_PAUSE_MILLIS = 300;
    private static final String CARRYING =
            """
            select 'Database' from pg_database where datname = ?
            union all select 'Role' from pg_roles where rolname = ?
            union all select 'A session of' from pg_stat_activity where datname = ? or usename = ?
            """;

    private final String cellName;
    private final Cell cell;
    private final String applicationName;
    private final SideConnections side;
    private final HikariDataSource admin;

    /// @param side counts what is opened beside the pool to the cell's server
    /// @param patience after how long without an answer a statement about databases and roles is
    ///   given up: who waits for a server that hangs keeps others from working on other cells
    CellAdministration(
            String name,
            Cell cell,
            String applicationName,
            SideConnections side,
            Duration patience) {
        this.side = side;
        this.cellName = name;
        this.cell = cell;
        this.applicationName = applicationName;
        var config = new HikariConfig();
        config.setPoolName("admin-" + name);
        var source = CellSource.of(cell, cell.adminDatabase(), applicationName);
        source.setSocketTimeout((int) Math.max(1, patience.toSeconds()));
        config.setDataSource(source);
        config.setMaximumPoolSize(SideConnections.ADMINISTRATIVE);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE_MILLIS);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(-1);
        this.admin = new HikariDataSource(config);
    }

    /// The database to connect to for work on others; every call opens a connection.
    DataSource administrative() {
        return database(cell.adminDatabase());
    }

    /// One of the cell's databases, as the provisioner; every call opens a connection.
    DataSource database(String name) {
        var source = CellSource.of(cell, name, applicationName);
        source.setSocketTimeout(OPENING_SECONDS);
        source.setOptions(ABANDONED);
        return side.counted(source);
    }

    Optional<DatabaseState> find(String database) throws SQLException {
        try (var connection = admin.getConnection();
                var statement = connection.prepareStatement(DatabaseState.SELECT)) {
            statement.setString(1, database);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(DatabaseState.read(rows)) : Optional.empty();
            }
        }
    }

    /// What there is on the cell that carries the name: a database, a role, sessions of either.
    List<String> carrying(String name) throws SQLException {
        try (var connection = admin.getConnection();
                var statement = connection.prepareStatement(CARRYING)) {
            statement.setString(1, name);
            statement.setString(2, name);
            statement.setString(3, name);
            statement.setString(4, name);
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add("%s %s on cell %s".formatted(rows.getString(1), name, cellName));
                }
            }
            return found;
        }
    }

    /// How many bytes each of the databases takes.
    Map<String, Long> sizes(Collection<String> databases) throws SQLException {
        return figures(
                "select datname, pg_database_size(oid) from pg_database where datname = any(?)",
                databases,
                row -> row.getLong(2));
    }

    /// For how long the server executed statements of each of the databases. Statistics begin anew
    /// when somebody resets a database's, and with all of the server's after a crash.
    Map<String, ExecutionTime> executionTimes(Collection<String> databases) throws SQLException {
        return figures(
                """
                select datname, (active_time * 1000)::bigint, clock_timestamp(), concat_ws('/',
                    datid, extract(epoch from stats_reset),
                    (select extract(epoch from stats_reset) from pg_stat_bgwriter))
                from pg_stat_database where datname = any(?)
                """,
                databases,
                row ->
                        new ExecutionTime(
                                row.getLong(2),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                cellName + "/" + row.getString(4)));
    }

    private <T> Map<String, T> figures(String sql, Collection<String> databases, Figure<T> figure)
            throws SQLException {
        var figures = new HashMap<String, T>();
        try (var connection = admin.getConnection();
                var statement = connection.prepareStatement(sql)) {
            connection.setNetworkTimeout(Runnable::run, FIGURES_MILLIS);
            statement.setArray(1, connection.createArrayOf("text", databases.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    figures.put(rows.getString(1), figure.of(rows));
                }
            }
        }
        return figures;
    }

    /// The server's time.
    OffsetDateTime now() throws SQLException {
        try (var connection = admin.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select clock_timestamp()")) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class);
        }
    }

    /// The sessions of a role.
    RoleSessions sessions(String role) {
        return new RoleSessions(admin, role);
    }

    /// Whether both cells are on one database server.
    boolean isOnServerOf(CellAdministration other) {
        return cell.host().equals(other.cell.host()) && cell.port() == other.cell.port();
    }

    /// Creates the role or sets its password and limit again; the provisioner becomes a member.
    void ensureLogin(String role, String password, int connectionLimit) throws SQLException {
        var verb = exists(role) ? "alter" : "create";
        // One SCRAM iteration is enough: iterations slow down guessing, and 256 random bits can't
        // be guessed. It saves a third of the client's cost of opening a connection.
        execute(
                """
                set scram_iterations = 1;
                %s role %s login noinherit password '%s' connection limit %d;
                reset scram_iterations;
                grant %2$s to current_user with inherit true, set true
                """
                        .formatted(verb, quoted(role), password, connectionLimit));
    }

    /// Creates a role that nobody logs in as; the provisioner becomes a member.
    void ensureOwner(String role) throws SQLException {
        if (!exists(role)) {
            execute("create role " + quoted(role) + " nologin noinherit");
        }
        execute("grant %s to current_user with inherit true, set true".formatted(quoted(role)));
    }

    void dropRole(String role) throws SQLException {
        execute("drop role if exists " + quoted(role));
    }

    /// Drops a database, ending whose sessions are in it. The server's own work in it, such as a
    /// vacuum, nobody but it may end: that is waited for a little.
    void dropDatabase(String database) throws SQLException {
        for (int left = DROP_TRIES; ; left--) {
            try {
                execute("drop database if exists %s with (force)".formatted(quoted(database)));
                return;
            } catch (SQLException e) {
                if (left == 1 || !OCCUPIED.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(SQLException reason) throws SQLException {
        try {
            Thread.sleep(DROP_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = admin.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Executes statements in one transaction.
    void executeTogether(List<String> statements) throws SQLException {
        try (var connection = admin.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    /// Ends what connections to the databases the role and the provisioner have.
    void endConnections(List<String> databases, String role) throws SQLException {
        try (var connection = admin.getConnection();
                var statement =
                        connection.prepareStatement(
                                """
                                select pg_terminate_backend(pid, 1000) from pg_stat_activity
                                where datname = any(?) and usename in (?, current_user)
                                """)) {
            statement.setArray(1, connection.createArrayOf("text", databases.toArray()));
            statement.setString(2, role);
            statement.execute();
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private boolean exists(String role) throws SQLException {
        try (var connection = admin.getConnection();
                var statement =
                        connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            statement.setString(1, role);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    @FunctionalInterface
    private interface Figure<T> {

        T of(ResultSet row) throws SQLException;
    }
}
