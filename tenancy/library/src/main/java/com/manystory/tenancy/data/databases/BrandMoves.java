package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.data.databases.MoveResult.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves a brand's database to another cell while the brand is served. When which step is taken is
/// the control plane's decision; each can be repeated, by any instance of the service, and may have
/// died at any line before.
public final class BrandMoves {

    private static final Logger log = LoggerFactory.getLogger(BrandMoves.class);

    /// Locks not had, deadlocks, and time limits.
    private static final Set<String> CONTENDED = Set.of("55P03", "40P01", "40001", "57014");

    private final DatabaseNames names;
    private final Map<String, CellAdministration> cells;
    private final MoveSteps steps;

    /// A process works on one at a time, so that it keeps to its share of the servers' connections.
    private final Semaphore turn = new Semaphore(1);

    BrandMoves(DatabaseNames names, Map<String, CellAdministration> cells, MoveSteps steps) {
        this.names = names;
        this.cells = cells;
        this.steps = steps;
    }

    /// Makes a copy on the target that equals a moment of the source, or brings one there again.
    public MoveResult copy(MoveOrder order) {
        return step("copied", order, steps::copy);
    }

    /// Lets nobody write to the source any more, once the copy was found equal. Until then, or
    /// without an answer, nothing has happened that [#unfence] doesn't undo.
    public MoveResult fence(MoveOrder order) {
        return step("fenced", order, steps::fence);
    }

    /// Lets the brand write to the source again; a [#fence] of this attempt that comes later is
    /// refused. The copy stays.
    public MoveResult unfence(MoveOrder order) {
        return step("unfenced", order, steps::unfence);
    }

    /// Ends the move before its switch: the source is as it was, and the copy gone.
    public MoveResult release(MoveOrder order) {
        return step("released", order, steps::release);
    }

    /// Completes the switch: everybody leaves the source, and the brand may write to the target.
    ///
    /// @param patience how long processes may take to leave by themselves
    public MoveResult open(MoveOrder order, Duration patience) {
        return step("opened", order, site -> steps.open(site, patience));
    }

    /// Checks and tidies the database that is in use now.
    public MoveResult settle(MoveOrder order) {
        return step("settled", order, steps::settle);
    }

    /// Removes the old database.
    public MoveResult drop(MoveOrder order) {
        return step("dropped", order, steps::drop);
    }

    private MoveResult step(String done, MoveOrder order, Step step) {
        var started = System.nanoTime();
        turn.acquireUninterruptibly();
        try {
            var site = new MoveSite(order, names.brand(order.brand().id()), cells);
            var result = step.take(site).in(millis(started));
            log.info("Database {} {} in {} ms", site.name(), done, result.millis());
            return result;
        } catch (MoveRefusedException e) {
            log.warn("Database of brand {} isn't {}: {}", order.brand().id(), done, e.getMessage());
            return e.result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MoveResult.problem(
                    Outcome.BUSY, "Stopping", "The service is being stopped", "Wait");
        } catch (SQLException | FlywayException e) {
            log.warn("Database of brand {} isn't {}", order.brand().id(), done, e);
            return failure(e, order);
        } finally {
            turn.release();
        }
    }

    private static MoveResult failure(Exception e, MoveOrder order) {
        if (!(e instanceof SQLException sql)) {
            return MoveResult.problem(
                    Outcome.FAILED,
                    "MigrationFailed",
                    "The copy's tables can't be made: " + e.getMessage(),
                    "See the service's log");
        }
        var state = String.valueOf(sql.getSQLState());
        if (CONTENDED.contains(state)) {
            return MoveResult.problem(
                    Outcome.BUSY,
                    "DatabaseBusy",
                    "A transaction of the brand goes on for too long: " + sql.getMessage(),
                    "Find it in pg_stat_activity of cell %s; it is tried again"
                            .formatted(order.source()));
        }
        var condition = ProvisioningException.of(sql, order.target()).condition("Move");
        return MoveResult.problem(
                state.startsWith("08") || state.startsWith("57P") ? Outcome.BUSY : Outcome.FAILED,
                condition.reason(),
                "Between %s and %s: %s".formatted(order.source(), order.target(), sql.getMessage()),
                condition.fix());
    }

    private static long millis(long started) {
        return (System.nanoTime() - started) / 1_000_000;
    }

    @FunctionalInterface
    private interface Step {

        MoveResult take(MoveSite site)
                throws SQLException, MoveRefusedException, InterruptedException;
    }
}
