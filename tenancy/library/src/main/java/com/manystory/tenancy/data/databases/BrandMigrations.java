package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.databases.BrandDatabaseRecord.State;
import com.manystory.tenancy.data.databases.MigrationResult.Outcome;
import com.manystory.tenancy.data.databases.MigrationStatus.Outdated;
import com.manystory.tenancy.data.migrations.MigrationTarget;
import com.manystory.tenancy.data.migrations.Migrations;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells which brands' databases are behind this release, and migrates them one by one. Any number
/// of instances may be asked at the same time: one migrates, and the next finds it done.
public final class BrandMigrations {

    private static final Logger log = LoggerFactory.getLogger(BrandMigrations.class);

    private final DataSource control;
    private final DatabaseProvisioner provisioner;
    private final Migrations migrations;
    private final Semaphore permits;

    BrandMigrations(
            DataSource control,
            DatabaseProvisioner provisioner,
            Migrations migrations,
            Semaphore permits) {
        this.control = control;
        this.provisioner = provisioner;
        this.migrations = migrations;
        this.permits = permits;
    }

    /// Which brands' databases lack migrations, as recorded.
    ///
    /// @param sizes whether to find out how large they are, which takes longer
    public MigrationStatus status(boolean sizes) throws SQLException {
        MigrationStatus status;
        try (var session = new ControlSession(control)) {
            status = session.targets().status(migrations, session.instances().older(migrations));
        }
        if (!sizes || status.outdated().isEmpty()) {
            return status;
        }
        var bytes = provisioner.sizes(status.outdated());
        return new MigrationStatus(
                status.expanded(),
                status.whole(),
                status.migrations(),
                status.databases(),
                status.outdated().stream()
                        .map(o ->
                                new Outdated(
                                        o.brand(),
                                        o.cell(),
                                        o.version(),
                                        o.contractOnly(),
                                        o.lacks(),
                                        bytes.get(o.brand())))
                        .toList(),
                status.older());
    }

    /// The target that this release knows by the fingerprint.
    public Optional<MigrationTarget> target(String fingerprint) {
        return Stream.of(migrations.whole(), migrations.expanded())
                .filter(target -> target.fingerprint().equals(fingerprint))
                .findFirst();
    }

    /// Brings the brand's database to the target, if it has one that lacks anything.
    ///
    /// @param target of this release
    public MigrationResult migrate(TenantId tenant, MigrationTarget target) {
        permits.acquireUninterruptibly();
        var started = System.nanoTime();
        var cell = "";
        try (var session = new ControlSession(control)) {
            if (!session.tryLock(DatabaseProvisioner.lock(tenant))) {
                return MigrationResult.problem(
                        Outcome.BUSY,
                        millis(started),
                        "InProgress",
                        "Somebody else is working on the brand's database",
                        "Wait; it is tried again by itself");
            }
            if (session.moves().isUnderWay(tenant)) {
                return MigrationResult.problem(
                        Outcome.BUSY,
                        millis(started),
                        "BeingMoved",
                        "The brand's database is being moved to another cell",
                        "Wait until the move has ended, then resume");
            }
            var record = session.records().find(tenant).filter(r -> r.state() == State.READY);
            if (record.isEmpty()) {
                return MigrationResult.of(Outcome.ABSENT);
            }
            cell = record.get().cell();
            if (session.targets().isHeldBy(record.get().fingerprint(), target)) {
                return MigrationResult.of(Outcome.CURRENT);
            }
            if (target.equals(migrations.whole()) && !target.equals(migrations.expanded())) {
                var older = session.instances().older(migrations);
                if (!older.isEmpty()) {
                    return heldBack(older, millis(started));
                }
            }
            // New brands shall have it as well. Looked at first: making sure takes the lock that
            // all migrations and new brands of the cell would wait for.
            var template = session.records().templateFingerprint(cell);
            if (!session.targets().isHeldBy(template, target)) {
                provisioner.template(cell).ensure(session, target);
            }
            var done = provisioner.migrate(record.get(), target, session);
            return new MigrationResult(
                    done.applied() > 0 ? Outcome.MIGRATED : Outcome.CURRENT,
                    done.from(),
                    done.to(),
                    millis(started),
                    null,
                    null,
                    null);
        } catch (SQLException | FlywayException e) {
            log.warn("The database of brand {} isn't migrated: {}", tenant, e.getMessage());
            return MigrationFailures.result(e, cell, millis(started));
        } finally {
            permits.release();
        }
    }

    private static MigrationResult heldBack(List<OlderRelease> older, long millis) {
        return MigrationResult.problem(
                Outcome.BUSY,
                millis,
                "OlderReleaseRuns",
                "Instances run whose release may need what is taken away: " + older,
                "Finish the deployment of this release everywhere, then resume");
    }

    private static long millis(long started) {
        return (System.nanoTime() - started) / 1_000_000;
    }
}
