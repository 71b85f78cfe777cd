package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.DatabaseNames.quoted;

import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.data.KeyedConnectionPool;
import com.manystory.tenancy.data.databases.BrandDatabaseRecord.State;
import com.manystory.tenancy.data.migrations.Migrations;
import com.manystory.tenancy.registry.Brand;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/// A second database of a brand that is filled beside the one in use, which sees nothing of it, and
/// then takes its place in one transaction. A process that is killed on the way leaves the one in
/// use as it was, and a remainder that the next replacement or the brand's erasure removes.
public final class DatabaseReplacement implements AutoCloseable {

    private static final String OBJECT_IN_USE = "55006";
    private static final int TRIES = 3;

    /// Nobody else is in it yet.
    private static final Duration LOCKS = Duration.ofSeconds(5);

    private final Brand brand;
    private final CellAdministration cell;
    private final DataSource control;
    private final Migrations migrations;
    private final AppendOnlyTables appendOnly;
    private final KeyedConnectionPool pool;
    private final String name;
    private final String beside;
    private final String before;
    private final Semaphore permits;
    private final Runnable whenClosed;
    private final Connection lock;
    private boolean isMine;
    private String reached = "";

    /// @param permits for long sessions with the control database
    DatabaseReplacement(
            Brand brand,
            DatabaseNames names,
            CellAdministration cell,
            DataSource control,
            Migrations migrations,
            AppendOnlyTables appendOnly,
            KeyedConnectionPool pool,
            Semaphore permits,
            Runnable whenClosed)
            throws SQLException {
        this.brand = brand;
        this.cell = cell;
        this.control = control;
        this.migrations = migrations;
        this.appendOnly = appendOnly;
        this.pool = pool;
        this.permits = permits;
        this.whenClosed = whenClosed;
        this.name = names.brand(brand.id());
        this.beside = remainders(name).getFirst();
        this.before = remainders(name).getLast();
        this.lock = cell.administrative().getConnection();
    }

    /// What a replacement that was killed may leave beside a brand's database. No brand's id has a
    /// dot in it.
    static List<String> remainders(String database) {
        return List.of(database + ".restore", database + ".before");
    }

    /// Whether this is the brand's only replacement on its way, as it then is until it is closed.
    /// Ask before anything else.
    public boolean isOnlyOne() throws SQLException {
        try (var statement =
                lock.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, "manystory/restore/" + name);
            try (var rows = statement.executeQuery()) {
                isMine = rows.next() && rows.getBoolean(1);
                return isMine;
            }
        }
    }

    /// Whether a schema version is one that this release can migrate from.
    public boolean knows(String version) {
        return migrations.knows(version);
    }

    /// Makes it, empty and closed to others, with the schema of a version.
    public void make(String version) throws SQLException {
        removeRemainders();
        cell.execute(
                """
                create database %s owner %s template template0 encoding 'UTF8'
                locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'
                """
                        .formatted(quoted(beside), quoted(name)));
        cell.execute("revoke all on database %s from public".formatted(quoted(beside)));
        migrations.migrate(cell.database(beside), quoted(name), LOCKS, version);
    }

    /// Opens a connection to it, in the rights of the brand's role.
    public Connection connect() throws SQLException {
        var connection = cell.database(beside).getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set role " + quoted(name));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Brings its schema up to date, and makes it the brand's.
    public void finish() throws SQLException {
        reached =
                migrations
                        .migrate(cell.database(beside), quoted(name), LOCKS, migrations.expanded())
                        .reached()
                        .fingerprint();
        try (var connection = connect();
                var insert =
                        connection.prepareStatement(
                                "insert into tenant_identity (brand_id, incarnation) values (?,"
                                        + " ?)");
                var analyse = connection.createStatement()) {
            insert.setString(1, brand.id().value());
            insert.setString(2, brand.incarnation());
            insert.executeUpdate();
            analyse.execute("analyze");
        }
        appendOnly.seal(cell.database(beside), name);
    }

    /// Puts it in the place of the one in use, whose connections are ended.
    ///
    /// @throws SQLException when that isn't this life's database any more, or isn't let go of
    public void takePlace() throws SQLException {
        permits.acquireUninterruptibly();
        try (var session = new ControlSession(control)) {
            session.lock(DatabaseProvisioner.lock(brand.id()));
            requireInUse(session);
            requireClosed();
            pool.evict(brand.id());
            for (int left = TRIES; !renamed(left > 1); left--) {
                pool.evict(brand.id());
            }
            session.records().upgraded(brand.id(), reached);
        } finally {
            permits.release();
        }
        pool.evict(brand.id());
        removeRemainders();
    }

    @Override
    public void close() throws SQLException {
        try (lock) {
            if (isMine) {
                removeRemainders();
            }
        } finally {
            whenClosed.run();
        }
    }

    private void requireInUse(ControlSession session) throws SQLException {
        var record = session.records().find(brand.id()).orElse(null);
        if (record == null
                || record.state() != State.READY
                || !record.incarnation().equals(brand.incarnation())
                || !record.cell().equals(brand.cell())
                || session.records().hasEnded(brand)
                || session.moves().isUnderWay(brand.id())) {
            throw new SQLException(
                    "Database %s isn't in use by this life of brand %s"
                            .formatted(name, brand.id()));
        }
    }

    private void requireClosed() throws SQLException {
        var state = cell.find(beside);
        if (state.isEmpty() || state.get().openToPublic() || !state.get().owner().equals(name)) {
            throw new SQLException("Database %s isn't closed to other roles".formatted(beside));
        }
    }

    /// @param patient whether somebody who connects in this very moment is a reason to try again
    private boolean renamed(boolean patient) throws SQLException {
        cell.endConnections(List.of(name, beside), name);
        try {
            cell.executeTogether(
                    List.of(
                            "alter database %s rename to %s"
                                    .formatted(quoted(name), quoted(before)),
                            "alter database %s rename to %s"
                                    .formatted(quoted(beside), quoted(name))));
            return true;
        } catch (SQLException e) {
            if (patient && OBJECT_IN_USE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private void removeRemainders() throws SQLException {
        for (var remainder : remainders(name)) {
            cell.dropDatabase(remainder);
        }
    }
}
