package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.BrandCredentials;
import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.data.KeyedConnectionPool;
import com.manystory.tenancy.data.databases.BrandDatabase.Identity;
import com.manystory.tenancy.data.databases.BrandDatabaseRecord.State;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.TenantPart;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The databases of the brands: each is cloned from the template, belongs to a role of its own, is
/// closed to all others, and knows whose it is.
public final class TenantDatabases implements TenantPart, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TenantDatabases.class);
    private static final int PARALLEL = 2;

    private final DataProperties settings;
    private final DatabaseNames names;
    private final BrandCredentials credentials;
    private final DataSource control;
    private final KeyedConnectionPool pool;
    private final Migrations migrations;
    private final Consumer<ProvisioningStep> progress;
    private final Map<String, CellAdministration> cells = new TreeMap<>();
    private final Semaphore permits = new Semaphore(PARALLEL);

    public TenantDatabases(
            DataProperties settings,
            DatabaseNames names,
            BrandCredentials credentials,
            DataSource control,
            KeyedConnectionPool pool,
            Migrations migrations) {
        this(settings, names, credentials, control, pool, migrations, step -> {});
    }

    TenantDatabases(
            DataProperties settings,
            DatabaseNames names,
            BrandCredentials credentials,
            DataSource control,
            KeyedConnectionPool pool,
            Migrations migrations,
            Consumer<ProvisioningStep> progress) {
        this.settings = settings;
        this.names = names;
        this.credentials = credentials;
        this.control = control;
        this.pool = pool;
        this.migrations = migrations;
        this.progress = progress;
        settings.cells()
                .forEach((name, cell) ->
                        cells.put(name, new CellAdministration(name, cell, names.service())));
    }

    @Override
    public String name() {
        return names.part();
    }

    /// Makes and migrates the template of every cell.
    public void prepareTemplates() throws SQLException {
        for (var cell : cells.keySet()) {
            try (var session = new ControlSession(control)) {
                template(cell).ensure(session);
            }
        }
    }

    /// Brands whose database lacks migrations of this version of the service.
    public List<TenantId> outdated() throws SQLException {
        try (var session = new ControlSession(control)) {
            return session.records().outdated(migrations.fingerprint()).stream()
                    .map(BrandDatabaseRecord::tenant)
                    .toList();
        }
    }

    /// Migrates the brand's database, if it has one that lacks anything.
    public void upgrade(TenantId tenant) throws SQLException {
        try (var session = new ControlSession(control)) {
            session.lock(lock(tenant));
            var record = session.records().find(tenant);
            if (record.isPresent() && record.get().state() == State.READY) {
                migrate(record.get(), session);
            }
        }
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
            reach(brand);
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

    @Override
    public Condition erase(TenantId tenant) {
        if (DatabaseNames.RESERVED.contains(tenant.value())) {
            return Condition.ready(name(), "No brand can have this id");
        }
        var database = names.brand(tenant);
        var where = "";
        try (var session = new ControlSession(control)) {
            session.lock(lock(tenant));
            session.records().erasing(tenant);
            pool.evict(tenant);
            for (var cell : cells.entrySet()) {
                where = cell.getKey();
                cell.getValue().dropDatabase(database);
                cell.getValue().dropRole(database);
            }
            pool.evict(tenant);
            session.records().erased(tenant);
            return Condition.ready(name(), "Database " + database + " is gone");
        } catch (SQLException e) {
            log.warn("Database of brand {} isn't erased: {}", tenant, e.getMessage());
            return ProvisioningException.of(e, where).condition(name());
        }
    }

    @Override
    public void close() {
        cells.values().forEach(CellAdministration::close);
    }

    private void reach(Brand brand) throws SQLException, ProvisioningException {
        try (var session = new ControlSession(control)) {
            session.lock(lock(brand.id()));
            var record = session.records().find(brand.id()).orElse(null);
            if (record != null && record.state() == State.READY) {
                requireSame(brand, record);
                database(brand).verifyClosed();
                renewPassword(brand, record, session);
                migrate(record, session);
            } else if (!adopt(brand, record, session)) {
                make(brand, session);
            }
        }
    }

    /// Whether the database was complete, or is some other one that must be left alone, although
    /// the record doesn't say so: the process died just before, or the control database was lost.
    private boolean adopt(Brand brand, @Nullable BrandDatabaseRecord record, ControlSession session)
            throws SQLException, ProvisioningException {
        if (record != null && record.state() == State.ERASING) {
            throw new ProvisioningException(
                    "BeingErased",
                    "Database %s is being erased".formatted(names.brand(brand.id())),
                    "Repeat the erasure of the earlier brand of this id");
        }
        var found = cell(brand).find(names.brand(brand.id()));
        if (found.isEmpty()) {
            return false;
        }
        var halfMade = record != null;
        if (halfMade && (!found.get().valid() || !found.get().allowsConnections())) {
            return false;
        }
        var identity = database(brand).identity();
        if (identity == Identity.NONE && halfMade) {
            return false;
        }
        if (identity != Identity.OWN) {
            throw new ProvisioningException(
                    "ForeignDatabase",
                    "There is a database %s that isn't this brand's"
                            .formatted(names.brand(brand.id())),
                    "Erase it or rename it by hand, or choose another brand id");
        }
        database(brand).verifyClosed();
        session.records().ready(brand, "", settings.credentialsVersion());
        upgradeAdopted(brand, session);
        return true;
    }

    private void upgradeAdopted(Brand brand, ControlSession session) throws SQLException {
        var role = names.brand(brand.id());
        cell(brand).ensureLogin(role, credentials.password(role), connectionLimit());
        var record = session.records().find(brand.id());
        if (record.isPresent()) {
            migrate(record.get(), session);
        }
    }

    private void make(Brand brand, ControlSession session)
            throws SQLException, ProvisioningException {
        var started = System.nanoTime();
        session.lockShared(template(brand.cell()).lock());
        var fingerprint = session.records().templateFingerprint(brand.cell());
        var database = database(brand);
        var role = names.brand(brand.id());
        database.make(session.records(), credentials.password(role), connectionLimit());
        database.verifyClosed();
        session.records().ready(brand, fingerprint, settings.credentialsVersion());
        log.info("Database {} made in {} ms", role, (System.nanoTime() - started) / 1_000_000);
    }

    private void requireSame(Brand brand, BrandDatabaseRecord record) throws ProvisioningException {
        if (!record.incarnation().equals(brand.incarnation())) {
            throw new ProvisioningException(
                    "EarlierBrand",
                    "Database %s belongs to an earlier brand of this id"
                            .formatted(names.brand(brand.id())),
                    "Erase the earlier brand first");
        }
        if (!record.cell().equals(brand.cell())) {
            throw new ProvisioningException(
                    "OnAnotherCell",
                    "The database is on cell %s".formatted(record.cell()),
                    "Set placement.cell back to %s: databases don't move yet"
                            .formatted(record.cell()));
        }
    }

    private void renewPassword(Brand brand, BrandDatabaseRecord record, ControlSession session)
            throws SQLException {
        if (record.credentialsVersion() != settings.credentialsVersion()) {
            var role = names.brand(brand.id());
            cell(brand).ensureLogin(role, credentials.password(role), connectionLimit());
            session.records().ready(brand, record.fingerprint(), settings.credentialsVersion());
        }
    }

    private void migrate(BrandDatabaseRecord record, ControlSession session) throws SQLException {
        if (record.fingerprint().equals(migrations.fingerprint())) {
            return;
        }
        var role = names.brand(record.tenant());
        var administration = Objects.requireNonNull(cells.get(record.cell()));
        migrations.migrate(administration.database(role, role, credentials.password(role)), null);
        session.records().upgraded(record.tenant(), migrations.fingerprint());
        log.info("Database {} upgraded", role);
    }

    /// Above the pool's cap, so that several instances of the service fit.
    private int connectionLimit() {
        return settings.perBrand() * 4 + 4;
    }

    private TemplateDatabase template(String cell) {
        var administration = Objects.requireNonNull(cells.get(cell));
        return new TemplateDatabase(cell, administration, names, migrations);
    }

    private BrandDatabase database(Brand brand) {
        return new BrandDatabase(
                brand, names.brand(brand.id()), names.template(), cell(brand), progress);
    }

    private CellAdministration cell(Brand brand) {
        return Objects.requireNonNull(cells.get(brand.cell()));
    }

    private static String lock(TenantId tenant) {
        return "brand/" + tenant;
    }
}
