package com.manystory.tenants.move;

import com.manystory.tenancy.data.databases.MoveOrder;
import com.manystory.tenancy.data.databases.MoveResult;
import com.manystory.tenancy.data.databases.MoveResult.Outcome;
import com.manystory.tenants.brand.StoredBrand;
import com.manystory.tenants.move.Moves.Claim;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works on one move until it ends, or until its old databases have been kept for long enough. It
/// starts from what the database says and may die at any line: every step is stored before it is
/// taken, and can be repeated. Whoever finds a pause that another began takes it back, since nobody
/// knows how far that one was.
class MoveRun {

    private static final Logger LOG = LoggerFactory.getLogger(MoveRun.class);

    private final Moves moves;
    private final MoveProgress progress;
    private final MoveServices services;
    private final MoveProperties properties;
    private final MoveStep.Listener steps;

    MoveRun(
            Moves moves,
            MoveProgress progress,
            MoveServices services,
            MoveProperties properties,
            MoveStep.Listener steps) {
        this.moves = moves;
        this.progress = progress;
        this.services = services;
        this.properties = properties;
        this.steps = steps;
    }

    /// Works on the claim's move and gives the claim back.
    ///
    /// @throws com.manystory.tenants.work.ClaimLostException when it took too long and another
    ///   instance has taken over
    void run(Claim claim) throws InterruptedException {
        steps.reached(MoveStep.CLAIMED);
        var move = progress.begin(claim);
        while (true) {
            move =
                    switch (move.state()) {
                        case COPYING -> copy(claim, move);
                        case PAUSED -> takeBack(claim, move);
                        case SWITCHED -> arrive(claim, move);
                        case RETURNING -> giveBack(claim, move);
                        case MOVED -> move.keepIsOver() ? drop(claim, move) : move;
                        case PLANNED, SUCCEEDED, FAILED, CANCELLED -> move;
                    };
            var isWaiting = move.state() == MoveState.MOVED && !move.keepIsOver();
            if (isWaiting || move.endedAt() != null) {
                moves.release(claim);
                return;
            }
        }
    }

    private Move copy(Claim claim, Move move) throws InterruptedException {
        var brand = progress.brand(move).orElse(null);
        if (brand == null || !move.isWantedOf(brand)) {
            return progress.turnBack(claim, MoveProgress.GONE);
        }
        var copied = services.copy(order(move, brand));
        steps.reached(MoveStep.COPIED);
        if (!areDone(copied)) {
            return obstructed(claim, progress.tryAgain(claim), copied);
        }
        var now = progress.copied(claim, copied);
        return now.state() == MoveState.COPYING ? switchOver(claim, now, brand) : now;
    }

    private Move switchOver(Claim claim, Move move, StoredBrand brand) throws InterruptedException {
        var paused = progress.pause(claim);
        if (paused.state() != MoveState.PAUSED) {
            return paused;
        }
        steps.reached(MoveStep.PAUSED);
        var fenced = services.fence(order(paused, brand));
        steps.reached(MoveStep.FENCED);
        if (areDone(fenced)) {
            var switched = progress.switchOver(claim, fenced);
            if (switched.state() == MoveState.SWITCHED) {
                steps.reached(MoveStep.SWITCHED);
                return switched;
            }
        }
        var back = takeBack(claim, paused);
        return areDone(fenced) ? back : obstructed(claim, back, fenced);
    }

    /// What can't be done is taken back; what can't be done now is tried again for a while.
    private Move obstructed(Claim claim, Move move, Map<String, MoveResult> results)
            throws InterruptedException {
        var failed = worst(results);
        if (failed.outcome() == Outcome.FAILED || move.attempt() >= properties.attempts()) {
            return progress.turnBack(claim, stop(failed));
        }
        LOG.info("Move {} is tried again: {}", move.id(), failed.message());
        Thread.sleep(properties.retry());
        return move;
    }

    private Move takeBack(Claim claim, Move move) throws InterruptedException {
        var brand = progress.brand(move).orElse(null);
        if (brand != null) {
            insist(move, () -> services.unfence(order(move, brand)));
        }
        steps.reached(MoveStep.UNFENCED);
        return progress.unfenced(claim);
    }

    private Move arrive(Claim claim, Move move) throws InterruptedException {
        var brand = progress.brand(move).orElse(null);
        if (brand == null) {
            return progress.end(claim, MoveState.CANCELLED);
        }
        insist(move, () -> services.open(order(move, brand), properties.leave()));
        steps.reached(MoveStep.OPENED);
        var opened = progress.opened(claim);
        insist(move, () -> services.settle(order(opened, brand)));
        steps.reached(MoveStep.SETTLED);
        var moved = progress.moved(claim);
        steps.reached(MoveStep.MOVED);
        return moved;
    }

    private Move giveBack(Claim claim, Move move) throws InterruptedException {
        var brand = progress.brand(move).orElse(null);
        if (brand != null) {
            insist(move, () -> services.release(order(move, brand)));
        }
        steps.reached(MoveStep.RELEASED);
        var stop = Objects.requireNonNull(move.stop());
        return progress.end(
                claim,
                stop.equals(MoveProgress.GONE) || stop.reason().equals(MoveChanges.CANCELLED)
                        ? MoveState.CANCELLED
                        : MoveState.FAILED);
    }

    private Move drop(Claim claim, Move move) throws InterruptedException {
        var brand = progress.brand(move).orElse(null);
        // A brand that is erased is so on every cell.
        if (brand != null) {
            insist(move, () -> services.drop(order(move, brand)));
        }
        steps.reached(MoveStep.DROPPED);
        return progress.end(claim, MoveState.SUCCEEDED);
    }

    /// Asks until all have done it, or the brand is gone: there is nothing else left to do.
    private void insist(Move move, Request request) throws InterruptedException {
        var results = request.send();
        while (!areDone(results) && progress.brand(move).isPresent()) {
            LOG.warn("Move {} waits for a service: {}", move.id(), worst(results).message());
            Thread.sleep(properties.retry());
            results = request.send();
        }
    }

    private static MoveOrder order(Move move, StoredBrand brand) {
        return new MoveOrder(
                move.id(), move.attempt(), move.source(), move.target(), brand.published());
    }

    private static boolean areDone(Map<String, MoveResult> results) {
        return results.values().stream().allMatch(result -> result.outcome() == Outcome.DONE);
    }

    private static MoveResult worst(Map<String, MoveResult> results) {
        return results.values().stream()
                .filter(result -> result.outcome() != Outcome.DONE)
                .max(java.util.Comparator.comparing(MoveResult::outcome))
                .orElseThrow();
    }

    private static Move.Stop stop(MoveResult failed) {
        return new Move.Stop(
                Objects.requireNonNullElse(failed.reason(), "Unknown"),
                Objects.requireNonNullElse(failed.message(), "A service couldn't do it."),
                Objects.requireNonNullElse(failed.fix(), "See the services' logs."));
    }

    @FunctionalInterface
    private interface Request {

        Map<String, MoveResult> send() throws InterruptedException;
    }
}
