package com.manystory.tenants.move;

import com.manystory.tenancy.TenantId;
import com.manystory.tenants.audit.Actor;
import com.manystory.tenants.audit.AuditEvents;
import com.manystory.tenants.brand.BrandChanges;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.brand.Cells;
import com.manystory.tenants.brand.Placements;
import com.manystory.tenants.move.MoveRefusedException.Reason;
import com.manystory.tenants.move.Moves.Wish;
import com.manystory.tenants.signal.RegistrySignal;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Every change of a move that somebody makes. Each is one transaction, with its audit event.
@Service
public class MoveChanges {

    /// The reason of a move that an operator ended.
    static final String CANCELLED = "Cancelled";

    private final Moves moves;
    private final Brands brands;
    private final BrandChanges changes;
    private final Cells cells;
    private final Placements placements;
    private final AuditEvents audit;
    private final RegistrySignal signal;
    private final TransactionTemplate transaction;

    MoveChanges(
            Moves moves,
            Brands brands,
            BrandChanges changes,
            Cells cells,
            Placements placements,
            AuditEvents audit,
            RegistrySignal signal,
            PlatformTransactionManager transactions) {
        this.moves = moves;
        this.brands = brands;
        this.changes = changes;
        this.cells = cells;
        this.placements = placements;
        this.audit = audit;
        this.signal = signal;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Starts to move a brand to a cell.
    ///
    /// @throws MoveRefusedException when it can't be
    /// @throws com.manystory.tenants.brand.ChangeRefusedException when the brand isn't as it must
    ///   be
    public Move start(TenantId id, String target, String reason, Actor actor) {
        try {
            return inTransaction(() -> {
                var brand = changes.settled(id);
                BrandChanges.refuseHalfRestored(brand);
                if (!cells.names().contains(target)) {
                    throw invalid(
                            "There is no cell \"%s\"; there are: %s."
                                    .formatted(target, String.join(", ", cells.names())));
                }
                if (brand.cell().equals(target)) {
                    throw invalid("The brand is on cell \"%s\" already.".formatted(target));
                }
                if (!cells.hasRoom(target, placements.byCell())) {
                    throw invalid(
                            "The cell \"%s\" is dedicated to another brand.".formatted(target));
                }
                moves.endKeeping(id);
                var move =
                        moves.add(
                                id,
                                brand.incarnation(),
                                brand.cell(),
                                target,
                                new Wish(actor.name(), reason));
                return changed(move, "brand.move.start", null, actor);
            });
        } catch (DuplicateKeyException e) {
            throw new MoveRefusedException(
                    Reason.RUNNING, "The brand \"%s\" is being moved already.".formatted(id));
        }
    }

    /// Takes a move back, as long as the brand is on the old cell.
    ///
    /// @throws MoveRefusedException when it's too late
    public Move cancel(TenantId brand, long id, Actor actor) {
        return inTransaction(() -> {
            var now = brands.lock(brand);
            var move =
                    moves.lock(id)
                            .filter(m -> now.filter(m::isOf).isPresent())
                            .filter(m -> m.brand().equals(brand))
                            .orElseThrow(() -> unknown(id));
            if (!move.state().canBeCancelled()) {
                throw new MoveRefusedException(
                        Reason.TOO_LATE,
                        "Move %d is %s, and can't be taken back.".formatted(id, move.state()));
            }
            moves.stop(
                    id,
                    new Move.Stop(
                            CANCELLED,
                            "%s ended it.".formatted(actor.name()),
                            "Nothing is to be done."));
            moves.enter(id, MoveState.RETURNING);
            return changed(id, "brand.move.cancel", move, actor);
        });
    }

    /// Requires that the brand isn't being moved.
    ///
    /// @throws MoveRefusedException when it is
    public void refuseWhileMoving(TenantId brand) {
        if (moves.isRunning(brand)) {
            throw new MoveRefusedException(
                    Reason.RUNNING, "The brand \"%s\" is being moved.".formatted(brand));
        }
    }

    /// The refusal for a move that doesn't exist.
    public static MoveRefusedException unknown(long id) {
        return new MoveRefusedException(Reason.UNKNOWN, "There is no move %d.".formatted(id));
    }

    private static MoveRefusedException invalid(String message) {
        return new MoveRefusedException(Reason.INVALID, message, "/cell");
    }

    private Move changed(long id, String action, @Nullable Move before, Actor actor) {
        var after = moves.find(id).orElseThrow();
        audit.add(actor, action, after.brand(), before, after);
        signal.raise();
        return after;
    }

    private Move inTransaction(Supplier<Move> change) {
        return Objects.requireNonNull(transaction.execute(status -> change.get()));
    }
}
