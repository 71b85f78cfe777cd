package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.BrandCredentials;
import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.data.KeyedConnectionPool;
import com.manystory.tenancy.data.migrations.Migrations;
import com.manystory.tenancy.data.server.ServerSilence;
import com.manystory.tenancy.data.server.SideConnections;
import com.manystory.tenancy.data.server.SideServers;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Remains;
import com.manystory.tenancy.registry.TenantPart;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The databases of the brands: each is cloned from the template, belongs to a role of its own, is
/// closed to all others, and knows whose it is.
public final class TenantDatabases implements TenantPart, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TenantDatabases.class);

    /// Control connections that work on databases leaves to everybody else: transactions mark their
    /// brands over them.
    private static final int LEFT_FREE = 2;

    /// Moves have a control connection of their own: the brand waits meanwhile.
    private static final int MOVING = 1;

    /// How long a replacement waits for the one before.
    private static final Duration TURN = Duration.ofSeconds(5);

    private final DatabaseNames names;
    private final DataSource control;
    private final KeyedConnectionPool pool;
    private final Migrations migrations;
    private final Map<String, CellAdministration> cells = new TreeMap<>();
    private final SideServers side;
    private final DatabaseProvisioner provisioner;
    private final DatabaseErasure erasure;
    private final Semaphore permits;
    private final Semaphore replacing = new Semaphore(1, true);
    private final BrandCredentials credentials;
    private final AppendOnlyTables appendOnly;

    /// @param silence tells servers that hang, work on which is broken off
    public TenantDatabases(
            DataProperties settings,
            DatabaseNames names,
            BrandCredentials credentials,
            DataSource control,
            KeyedConnectionPool pool,
            Migrations migrations,
            ServerSilence silence) {
        this(settings, names, credentials, control, pool, migrations, silence, step -> {});
    }

    TenantDatabases(
            DataProperties settings,
            DatabaseNames names,
            BrandCredentials credentials,
            DataSource control,
            KeyedConnectionPool pool,
            Migrations migrations,
            ServerSilence silence,
            Consumer<ProvisioningStep> progress) {
        this.names = names;
        this.credentials = credentials;
        this.control = control;
        this.pool = pool;
        this.migrations = migrations;
        this.appendOnly =
                new AppendOnlyTables(settings.appendOnly(), settings.migrationLockTimeout());
        this.permits =
                new Semaphore(
                        Math.clamp(
                                settings.controlConnections() - LEFT_FREE - MOVING,
                                1,
                                SideConnections.WORKED_ON));
        this.side = new SideServers(settings, silence);
        settings.cells()
                .forEach((name, cell) ->
                        cells.put(
                                name,
                                new CellAdministration(
                                        name,
                                        cell,
                                        names.service(),
                                        side.to(cell),
                                        settings.socketTimeout())));
        this.provisioner =
                new DatabaseProvisioner(
                        settings,
                        names,
                        credentials,
                        control,
                        migrations,
                        cells,
                        appendOnly,
                        progress);
        this.erasure = new DatabaseErasure(names, control, cells, pool);
    }

    @Override
    public String name() {
        return names.part();
    }

    /// Makes and migrates the template of every cell, without contract migrations.
    public void prepareTemplates() throws SQLException {
        try (var session = new ControlSession(control)) {
            session.targets().remember(migrations.expanded());
            session.targets().remember(migrations.whole());
        }
        for (var cell : cells.keySet()) {
            try (var session = new ControlSession(control)) {
                provisioner.template(cell).ensure(session, migrations.expanded());
            }
        }
    }

    /// Tells that an instance of the service runs.
    void seen(UUID instance, String release) throws SQLException {
        try (var session = new ControlSession(control)) {
            session.instances().seen(instance, release, migrations.whole());
        }
    }

    /// Tells that an instance of the service ends.
    void ended(UUID instance) throws SQLException {
        try (var session = new ControlSession(control)) {
            session.instances().ended(instance);
        }
    }

    /// The brands' databases that are behind this release, and their migration.
    public BrandMigrations migrations() {
        return new BrandMigrations(control, provisioner, migrations, permits);
    }

    /// The moves of brands' databases to other cells.
    public BrandMoves moves() {
        return moves(step -> {});
    }

    BrandMoves moves(Consumer<MoveStep> progress) {
        return new BrandMoves(
                names,
                cells,
                new MoveSteps(
                        names, credentials, control, migrations, provisioner, pool, progress));
    }

    /// Ends, from now on, what passwords that were changed had opened.
    ///
    /// @param pause how often it looks
    public EarlierSessions endEarlierSessions(Duration pause) {
        return new EarlierSessions(names, control, cells, pause);
    }

    /// What the brands' databases take of their cells.
    public DatabaseUse use() {
        return new DatabaseUse(names, cells);
    }

    @Override
    public Condition ensure(Brand brand) {
        if (DatabaseNames.RESERVED.contains(brand.id().value())) {
            return Condition.failed(
                    name(),
                    "ReservedId",
                    "The brand id %s is reserved".formatted(brand.id()),
                    "Choose another id");
        }
        if (!cells.containsKey(brand.cell())) {
            return Condition.failed(
                    name(),
                    "UnknownCell",
                    "This service knows no cell %s".formatted(brand.cell()),
                    "Add manystory.data.cells.%s, or place the brand on one of %s"
                            .formatted(brand.cell(), cells.keySet()));
        }
        permits.acquireUninterruptibly();
        try {
            if (provisioner.reach(brand)) {
                pool.evict(brand.id());
            }
            pool.borrow(brand.id()).close();
            return Condition.ready(name(), "Database " + names.brand(brand.id()) + " is ready");
        } catch (ProvisioningException e) {
            return e.condition(name());
        } catch (SQLException e) {
            log.warn("Database of brand {} isn't ready: {}", brand.id(), e.getMessage());
            return ProvisioningException.of(e, brand.cell()).condition(name());
        } finally {
            permits.release();
        }
    }

    /// Begins to replace the brand's database. A process replaces one at a time, so that it keeps
    /// to its share of the servers' connections.
    ///
    /// @throws SQLTransientConnectionException when another replacement goes on for too long
    public DatabaseReplacement replace(Brand brand) throws SQLException {
        var cell = cells.get(brand.cell());
        if (cell == null) {
            throw new SQLException("This service knows no cell " + brand.cell());
        }
        if (!tryAcquire(replacing)) {
            throw new SQLTransientConnectionException("Another database is being replaced");
        }
        try {
            return new DatabaseReplacement(
                    brand,
                    names,
                    cell,
                    control,
                    migrations,
                    appendOnly,
                    pool,
                    permits,
                    replacing::release);
        } catch (SQLException | RuntimeException e) {
            replacing.release();
            throw e;
        }
    }

    private static boolean tryAcquire(Semaphore turn) {
        try {
            return turn.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Whether the control plane had this life of the brand erased here.
    ///
    /// @throws SQLException when that can't be looked up
    public boolean hasEnded(TenantId tenant, String incarnation) throws SQLException {
        try (var session = new ControlSession(control)) {
            return session.records().hasEnded(tenant, incarnation);
        }
    }

    @Override
    public Condition erase(TenantId tenant, String incarnation) {
        if (DatabaseNames.RESERVED.contains(tenant.value())) {
            return Condition.ready(name(), "No brand can have this id");
        }
        permits.acquireUninterruptibly();
        try {
            return erasure.erase(tenant, incarnation)
                    ? Condition.ready(name(), "Database " + names.brand(tenant) + " is gone")
                    : Condition.ready(name(), "Nothing of this life is left; a later one stays");
        } catch (ProvisioningException e) {
            log.warn("Database of brand {} isn't erased: {}", tenant, e.getMessage());
            return e.condition(name());
        } finally {
            permits.release();
        }
    }

    @Override
    public Remains remains(TenantId tenant) {
        var name = names.brand(tenant);
        var found = new ArrayList<String>();
        try {
            for (var cell : cells.values()) {
                found.addAll(cell.carrying(name));
                for (var remainder : DatabaseReplacement.remainders(name)) {
                    found.addAll(cell.carrying(remainder));
                }
            }
        } catch (SQLException e) {
            return Remains.unknown(name(), String.valueOf(e.getMessage()));
        }
        try (var session = new ControlSession(control)) {
            session.records()
                    .find(tenant)
                    .ifPresent(record -> found.add("A record of the database " + name));
        } catch (SQLException e) {
            return Remains.unknown(name(), String.valueOf(e.getMessage()));
        }
        return new Remains(
                name(),
                List.of(
                        "Databases, roles and sessions named %s on the cells %s"
                                .formatted(name, cells.keySet()),
                        "The service's records of databases"),
                found);
    }

    @Override
    public void close() {
        side.close();
        cells.values().forEach(CellAdministration::close);
    }
}
