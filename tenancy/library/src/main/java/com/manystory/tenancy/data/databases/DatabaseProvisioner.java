package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.DatabaseNames.quoted;
import static com.manystory.tenancy.data.databases.ProvisioningStep.PASSWORD_CHANGED;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.BrandCredentials;
import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.data.databases.BrandDatabase.Identity;
import com.manystory.tenancy.data.databases.BrandDatabaseRecord.State;
import com.manystory.tenancy.data.databases.MigrationStatus.Outdated;
import com.manystory.tenancy.data.migrations.MigrationTarget;
import com.manystory.tenancy.data.migrations.Migrations;
import com.manystory.tenancy.registry.Brand;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one brand's database at a time, finishes a half-made one, adopts one that a lost record
/// forgot, and leaves alone what belongs to somebody else.
final class DatabaseProvisioner {

    private static final Logger log = LoggerFactory.getLogger(DatabaseProvisioner.class);

    private final DataProperties settings;
    private final DatabaseNames names;
    private final BrandCredentials credentials;
    private final DataSource control;
    private final Migrations migrations;
    private final Map<String, CellAdministration> cells;
    private final AppendOnlyTables appendOnly;
    private final Consumer<ProvisioningStep> progress;

    DatabaseProvisioner(
            DataProperties settings,
            DatabaseNames names,
            BrandCredentials credentials,
            DataSource control,
            Migrations migrations,
            Map<String, CellAdministration> cells,
            AppendOnlyTables appendOnly,
            Consumer<ProvisioningStep> progress) {
        this.settings = settings;
        this.names = names;
        this.credentials = credentials;
        this.control = control;
        this.migrations = migrations;
        this.cells = cells;
        this.appendOnly = appendOnly;
        this.progress = progress;
    }

    /// Brings the brand's database to what it should be, wherever an earlier try left it.
    ///
    /// @return whether connections that were opened before are obsolete
    boolean reach(Brand brand) throws SQLException, ProvisioningException {
        try (var session = new ControlSession(control)) {
            session.lock(lock(brand.id()));
            if (session.records().hasEnded(brand)) {
                throw new ProvisioningException(
                        "Erased",
                        "This life of brand %s was erased".formatted(brand.id()),
                        "Create the brand again to begin a new one");
            }
            var record = session.records().find(brand.id()).orElse(null);
            if (record != null && record.state() == State.READY) {
                if (session.moves().isArriving(brand, record)) {
                    return false;
                }
                requireSame(brand, record);
                database(brand).verifyClosed();
                seal(cell(brand), names.brand(brand.id()));
                return renewPassword(brand, record, session);
            }
            if (!adopt(brand, record, session)) {
                make(brand, session);
            }
            return false;
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
        seal(cell(brand), names.brand(brand.id()));
        setPassword(brand);
        // Nobody knows which migrations it has: until a rollout has looked, it counts as outdated.
        session.records().ready(brand, "", brand.credentialsVersion());
        return true;
    }

    private void make(Brand brand, ControlSession session)
            throws SQLException, ProvisioningException {
        var started = System.nanoTime();
        session.lockShared(template(brand.cell()).lock());
        var fingerprint = session.records().templateFingerprint(brand.cell());
        var database = database(brand);
        var role = names.brand(brand.id());
        database.make(
                session.records(),
                credentials.password(role, brand.incarnation(), brand.credentialsVersion()),
                connectionLimit());
        database.verifyClosed();
        seal(cell(brand), role);
        session.records().ready(brand, fingerprint, brand.credentialsVersion());
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
                    "Move the brand, or set placement.cell back to %s".formatted(record.cell()));
        }
    }

    private boolean renewPassword(Brand brand, BrandDatabaseRecord record, ControlSession session)
            throws SQLException {
        if (record.credentialsVersion() == brand.credentialsVersion()
                && record.derivation() == BrandCredentials.DERIVATION) {
            return false;
        }
        setPassword(brand);
        progress.accept(PASSWORD_CHANGED);
        session.records()
                .passwordChanged(brand, cell(brand).now(), settings.earlierSessionsGrace());
        log.info("The password of role {} was changed", names.brand(brand.id()));
        return true;
    }

    private void setPassword(Brand brand) throws SQLException {
        var role = names.brand(brand.id());
        var password = credentials.password(role, brand.incarnation(), brand.credentialsVersion());
        cell(brand).ensureLogin(role, password, connectionLimit());
    }

    /// Brings the database of the record to the target.
    Migrations.Outcome migrate(
            BrandDatabaseRecord record, MigrationTarget target, ControlSession session)
            throws SQLException {
        var role = names.brand(record.tenant());
        var administration = Objects.requireNonNull(cells.get(record.cell()));
        var done =
                migrations.migrate(
                        administration.database(role),
                        quoted(role),
                        settings.migrationLockTimeout(),
                        target);
        progress.accept(ProvisioningStep.MIGRATED);
        session.records().upgraded(record.tenant(), done.reached().fingerprint());
        log.info("Database {} migrated from {} to {}", role, done.from(), done.to());
        return done;
    }

    /// How many bytes the databases take.
    Map<TenantId, Long> sizes(List<Outdated> databases) throws SQLException {
        var sizes = new HashMap<TenantId, Long>();
        for (var cell : cells.entrySet()) {
            var byName = new HashMap<String, TenantId>();
            databases.stream()
                    .filter(database -> database.cell().equals(cell.getKey()))
                    .forEach(d -> byName.put(names.brand(d.brand()), d.brand()));
            cell.getValue()
                    .sizes(byName.keySet())
                    .forEach((name, bytes) ->
                            sizes.put(Objects.requireNonNull(byName.get(name)), bytes));
        }
        return sizes;
    }

    /// Above the pool's cap, so that several instances of the service fit.
    int connectionLimit() {
        return settings.perBrand() * 4 + 4;
    }

    TemplateDatabase template(String cell) {
        var administration = Objects.requireNonNull(cells.get(cell));
        return new TemplateDatabase(
                cell, administration, names, migrations, settings.migrationLockTimeout());
    }

    /// Lets the brand's role only add rows to what is append-only.
    void seal(CellAdministration cell, String name) throws SQLException {
        appendOnly.seal(cell.database(name), name);
    }

    /// The name of the lock that keeps two processes off one brand's database.
    static String lock(TenantId tenant) {
        return "brand/" + tenant;
    }

    private BrandDatabase database(Brand brand) {
        return new BrandDatabase(
                brand, names.brand(brand.id()), names.template(), cell(brand), progress);
    }

    private CellAdministration cell(Brand brand) {
        return Objects.requireNonNull(cells.get(brand.cell()));
    }
}
