package com.manystory.tenants.move;

import com.manystory.tenancy.data.databases.MoveResult;
import com.manystory.tenants.audit.Actor;
import com.manystory.tenants.audit.AuditEvents;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.brand.Cells;
import com.manystory.tenants.brand.Placements;
import com.manystory.tenants.brand.StoredBrand;
import com.manystory.tenants.brand.Work;
import com.manystory.tenants.move.Moves.Claim;
import com.manystory.tenants.signal.RegistrySignal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What whoever works on a move writes. Each method is one transaction, only the holder of the
/// claim gets through, and the answer is the move as it then is: somebody may have cancelled it.
@Component
class MoveProgress {

    static final Move.Stop GONE =
            new Move.Stop("BrandGone", "The brand is being erased.", "Nothing is to be done.");

    private final Moves moves;
    private final Comparisons comparisons;
    private final Brands brands;
    private final Cells cells;
    private final Placements placements;
    private final MoveConditions told;
    private final Work work;
    private final AuditEvents audit;
    private final RegistrySignal signal;
    private final MoveProperties properties;
    private final TransactionTemplate transaction;

    MoveProgress(
            Moves moves,
            Comparisons comparisons,
            Brands brands,
            Cells cells,
            Placements placements,
            MoveConditions told,
            Work work,
            AuditEvents audit,
            RegistrySignal signal,
            MoveProperties properties,
            PlatformTransactionManager transactions) {
        this.moves = moves;
        this.comparisons = comparisons;
        this.brands = brands;
        this.cells = cells;
        this.placements = placements;
        this.told = told;
        this.work = work;
        this.audit = audit;
        this.signal = signal;
        this.properties = properties;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Begins, or goes on after whoever held it before.
    Move begin(Claim claim) {
        return run(
                claim,
                move -> {
                    if (move.state() == MoveState.PLANNED) {
                        moves.enter(move.id(), MoveState.COPYING);
                        told.moving(move, "is being copied to cell " + move.target());
                    }
                    return move;
                });
    }

    /// The brand, unless this life of it is over or being erased.
    Optional<StoredBrand> brand(Move move) {
        return brands.find(move.brand()).filter(brand -> move.isOf(brand));
    }

    private boolean isWanted(Move move) {
        return brands.find(move.brand()).filter(brand -> move.isWantedOf(brand)).isPresent();
    }

    Move copied(Claim claim, Map<String, MoveResult> results) {
        return run(claim, move -> store(move, results, false));
    }

    /// From here nothing can be written, if services do what they are asked next.
    Move pause(Claim claim) {
        return run(
                claim,
                move -> {
                    if (move.state() != MoveState.COPYING) {
                        return move;
                    }
                    if (isWanted(move)) {
                        moves.enter(move.id(), MoveState.PAUSED);
                    } else {
                        turnBack(move, GONE);
                    }
                    return move;
                });
    }

    /// The switch: all services answered that their copies are equal and that nobody writes. From
    /// here there is no way back.
    Move switchOver(Claim claim, Map<String, MoveResult> results) {
        return run(
                claim,
                move -> {
                    var brand =
                            brands.lock(move.brand()).filter(b -> move.isWantedOf(b)).orElse(null);
                    if (move.state() != MoveState.PAUSED
                            || brand == null
                            || !brand.cell().equals(move.source())) {
                        return move;
                    }
                    store(move, results, true);
                    placements.place(move.brand(), move.target(), cells.tier(move.target()));
                    moves.enter(move.id(), MoveState.SWITCHED);
                    told.moving(move, "is on cell %s now".formatted(move.target()));
                    audit.add(
                            actor(move),
                            "brand.move.switch",
                            move.brand(),
                            brand.wanted(),
                            brands.find(move.brand()).orElseThrow().wanted());
                    return move;
                });
    }

    /// The pause was taken back, and the brand writes on the old cell.
    Move unfenced(Claim claim) {
        return run(
                claim,
                move -> {
                    if (move.state() == MoveState.PAUSED) {
                        moves.nextAttempt(move.id());
                        moves.enter(move.id(), MoveState.COPYING);
                    }
                    return move;
                });
    }

    /// What couldn't be done is tried once more.
    Move tryAgain(Claim claim) {
        return run(
                claim,
                move -> {
                    moves.nextAttempt(move.id());
                    return move;
                });
    }

    /// The brand writes on the new cell.
    Move opened(Claim claim) {
        return run(
                claim,
                move -> {
                    moves.opened(move.id());
                    return move;
                });
    }

    /// Everything is on the new cell.
    Move moved(Claim claim) {
        return run(
                claim,
                move -> {
                    moves.enter(move.id(), MoveState.MOVED);
                    moves.keep(move.id(), properties.keep());
                    told.clear(move);
                    if (brand(move).isPresent()) {
                        work.request(move.brand());
                    }
                    tell("brand.moved", move);
                    return move;
                });
    }

    /// It is to be taken back.
    Move turnBack(Claim claim, Move.Stop stop) {
        return run(
                claim,
                move -> {
                    if (move.state() == MoveState.COPYING) {
                        turnBack(move, stop);
                    }
                    return move;
                });
    }

    /// Nothing of it is left, but one database in each service.
    Move end(Claim claim, MoveState state) {
        return run(
                claim,
                move -> {
                    moves.enter(move.id(), state);
                    if (state == MoveState.FAILED) {
                        told.failed(move);
                    } else if (state == MoveState.CANCELLED) {
                        told.clear(move);
                    }
                    tell(
                            switch (state) {
                                case FAILED -> "brand.move.fail";
                                case CANCELLED -> "brand.move.cancelled";
                                default -> "brand.move.end";
                            },
                            move);
                    return move;
                });
    }

    private void turnBack(Move move, Move.Stop stop) {
        moves.stop(move.id(), stop);
        moves.enter(move.id(), MoveState.RETURNING);
    }

    private Move store(Move move, Map<String, MoveResult> results, boolean fenced) {
        results.forEach((service, result) -> comparisons.store(move.id(), service, result, fenced));
        return move;
    }

    private void tell(String action, Move before) {
        audit.add(
                actor(before),
                action,
                before.brand(),
                before,
                moves.find(before.id()).orElseThrow());
    }

    private static Actor actor(Move move) {
        return Actor.controlPlane(move.startedBy(), move.reason());
    }

    private Move run(Claim claim, UnaryOperator<Move> writes) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    // The brand before the move, as whoever starts one does: nobody waits in a
                    // circle.
                    moves.find(claim.move()).ifPresent(move -> brands.lock(move.brand()));
                    var unused = writes.apply(moves.require(claim));
                    signal.raise();
                    return moves.find(claim.move()).orElseThrow();
                }));
    }
}
