package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.data.BrandCredentials;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.data.KeyedConnectionPool;
import com.manystory.tenancy.data.databases.BrandMoveRecord.State;
import com.manystory.tenancy.data.migrations.MigrationTarget;
import com.manystory.tenancy.data.migrations.Migrations;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The steps of moving a brand's database. Each begins with what is recorded, and refuses what
/// comes late.
final class MoveSteps {

    private static final Logger log = LoggerFactory.getLogger(MoveSteps.class);

    private final DatabaseNames names;
    private final BrandCredentials credentials;
    private final DataSource control;
    private final Migrations migrations;
    private final DatabaseProvisioner provisioner;
    private final KeyedConnectionPool pool;
    private final Consumer<MoveStep> progress;

    MoveSteps(
            DatabaseNames names,
            BrandCredentials credentials,
            DataSource control,
            Migrations migrations,
            DatabaseProvisioner provisioner,
            KeyedConnectionPool pool,
            Consumer<MoveStep> progress) {
        this.names = names;
        this.credentials = credentials;
        this.control = control;
        this.migrations = migrations;
        this.provisioner = provisioner;
        this.pool = pool;
        this.progress = progress;
    }

    /// Makes a copy on the target that equals a moment of the source, or brings one there again.
    MoveResult copy(MoveSite site) throws SQLException, MoveRefusedException {
        var order = site.order();
        var rows = 0L;
        var copy = new MoveCopy(site, progress);
        if (!begin(site)) {
            progress.accept(MoveStep.RECORDED);
            rows = make(site, copy);
        }
        var contents = copy.catchUp();
        try (var session = new ControlSession(control)) {
            session.lock(DatabaseProvisioner.lock(order.brand().id()));
            requireCurrent(session, order, Set.of(State.COPYING, State.COPIED));
            session.moves().put(order, order.attempt(), State.COPIED);
        }
        progress.accept(MoveStep.CAUGHT_UP);
        return MoveResult.copied(rows, contents);
    }

    /// Lets nobody write to the source any more, once the copy was found equal. Until then, or
    /// without an answer, nothing has happened that [#unfence] doesn't undo.
    MoveResult fence(MoveSite site) throws SQLException, MoveRefusedException {
        var order = site.order();
        try (var session = new ControlSession(control)) {
            if (!session.tryLock(DatabaseProvisioner.lock(order.brand().id()))) {
                throw MoveRefusedException.busy(
                        "InProgress",
                        "Somebody else is working on the brand's database",
                        "Wait; it is tried again by itself");
            }
            MoveBeginning.onSource(session, order);
            requireCurrent(session, order, Set.of(State.COPIED));
            letIn(site);
            var contents = new MoveCopy(site, progress).fence();
            session.moves().put(order, order.attempt(), State.FENCED);
            return MoveResult.copied(0, contents);
        }
    }

    /// Lets the brand write to the source again; a [#fence] of this attempt that comes later is
    /// refused. The copy stays.
    MoveResult unfence(MoveSite site) throws SQLException, MoveRefusedException {
        var order = site.order();
        try (var session = new ControlSession(control)) {
            session.lock(DatabaseProvisioner.lock(order.brand().id()));
            var known = session.moves().find(order.brand().id()).orElse(null);
            if (known == null || known.move() != order.move()) {
                return MoveResult.done();
            }
            if (!known.isUnderWay()) {
                throw MoveRefusedException.late();
            }
            var state = known.state() == State.FENCED ? State.COPIED : known.state();
            session.moves().put(order, order.attempt() + 1, state);
            new MoveSwitch(site, progress).openSource();
            return MoveResult.done();
        }
    }

    /// Ends the move before its switch: the source is as it was, and the copy gone.
    MoveResult release(MoveSite site) throws SQLException, MoveRefusedException {
        var order = site.order();
        try (var session = new ControlSession(control)) {
            session.lock(DatabaseProvisioner.lock(order.brand().id()));
            var known = session.moves().find(order.brand().id()).orElse(null);
            if (known != null
                    && (known.move() > order.move()
                            || (known.move() == order.move() && known.state() == State.OPEN))) {
                throw MoveRefusedException.late();
            }
            session.moves().put(order, order.attempt() + 1, State.ENDED);
            if (known != null && known.move() == order.move()) {
                MoveBeginning.onSource(session, order);
                new MoveSwitch(site, progress).release();
            }
            return MoveResult.done();
        }
    }

    /// Completes the switch: everybody leaves the source, and the brand may write to the target.
    ///
    /// @param patience how long processes may take to leave by themselves
    MoveResult open(MoveSite site, Duration patience)
            throws SQLException, MoveRefusedException, InterruptedException {
        var order = site.order();
        pool.evict(order.brand().id());
        try (var session = new ControlSession(control)) {
            session.lock(DatabaseProvisioner.lock(order.brand().id()));
            var record = MoveBeginning.inUse(session, order.brand());
            requireCurrent(session, order, Set.of(State.FENCED, State.OPEN));
            var doors = new MoveSwitch(site, progress);
            var thrownOut = doors.leave(patience);
            letIn(site);
            session.records().moved(order, record.fingerprint());
            progress.accept(MoveStep.RECORDED_THERE);
            session.moves().put(order, order.attempt(), State.OPEN);
            doors.openTarget();
            log.info(
                    "Database {} is on cell {}; {} sessions were thrown out of {}",
                    site.name(),
                    order.target(),
                    thrownOut,
                    order.source());
            return MoveResult.done();
        }
    }

    /// Checks and tidies the database that is in use now.
    MoveResult settle(MoveSite site) throws SQLException, MoveRefusedException {
        var order = site.order();
        try (var session = new ControlSession(control)) {
            requireCurrent(session, order, Set.of(State.OPEN));
        }
        new MoveSwitch(site, progress).settle();
        provisioner.seal(site.target(), site.name());
        return MoveResult.done();
    }

    /// Removes the old database.
    MoveResult drop(MoveSite site) throws SQLException, MoveRefusedException {
        var order = site.order();
        try (var session = new ControlSession(control)) {
            session.lock(DatabaseProvisioner.lock(order.brand().id()));
            var record = MoveBeginning.inUse(session, order.brand());
            requireCurrent(session, order, Set.of(State.OPEN, State.ENDED));
            if (!record.cell().equals(order.target())) {
                throw MoveRefusedException.late();
            }
            new MoveSwitch(site, progress).drop(site.source());
            session.moves().put(order, order.attempt(), State.ENDED);
            return MoveResult.done();
        }
    }

    private boolean begin(MoveSite site) throws SQLException, MoveRefusedException {
        var order = site.order();
        try (var session = new ControlSession(control)) {
            session.lock(DatabaseProvisioner.lock(order.brand().id()));
            MoveBeginning.onSource(session, order);
            var known = session.moves().find(order.brand().id()).orElse(null);
            if (known != null && MoveBeginning.isCopied(known, order)) {
                return true;
            }
            if (known == null || known.move() != order.move()) {
                MoveBeginning.requireNobodysThere(site, there(site));
            }
            session.moves().put(order, order.attempt(), State.COPYING);
            return false;
        }
    }

    private long make(MoveSite site, MoveCopy copy) throws SQLException, MoveRefusedException {
        var order = site.order();
        MigrationTarget schema;
        try (var session = new ControlSession(control)) {
            var record = MoveBeginning.onSource(session, order);
            schema = MoveBeginning.schema(session, record, migrations);
        }
        return copy.make(migrations, schema, password(site), provisioner.connectionLimit());
    }

    /// The role on the target may log in, with the password of now.
    private void letIn(MoveSite site) throws SQLException {
        site.target().ensureLogin(site.name(), password(site), provisioner.connectionLimit());
    }

    private String password(MoveSite site) {
        var brand = site.order().brand();
        return credentials.password(site.name(), brand.incarnation(), brand.credentialsVersion());
    }

    private BrandDatabase there(MoveSite site) {
        return new BrandDatabase(
                site.order().brand(), site.name(), names.template(), site.target(), step -> {});
    }

    private static void requireCurrent(ControlSession session, MoveOrder order, Set<State> states)
            throws SQLException, MoveRefusedException {
        var known = session.moves().find(order.brand().id()).orElse(null);
        if (known == null
                || known.move() != order.move()
                || known.attempt() > order.attempt()
                || !states.contains(known.state())) {
            throw MoveRefusedException.late();
        }
    }
}
