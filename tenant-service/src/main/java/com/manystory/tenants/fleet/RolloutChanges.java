package com.manystory.tenants.fleet;

import com.manystory.tenancy.TenantId;
import com.manystory.tenants.audit.Actor;
import com.manystory.tenants.audit.AuditEvents;
import com.manystory.tenants.fleet.RolloutRefusedException.Reason;
import com.manystory.tenants.signal.RegistrySignal;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Every change of a rollout that somebody makes. Each is one transaction, with its audit event.
@Service
public class RolloutChanges {

    /// What audit events of the whole fleet name in a brand's place; no brand can have this id.
    static final TenantId PLATFORM = TenantId.of("platform");

    /// The reason of a rollout that a later one took the place of.
    static final String SUPERSEDED = "Superseded";

    private final Rollouts rollouts;
    private final RolloutDatabases databases;
    private final AuditEvents audit;
    private final RegistrySignal signal;
    private final TransactionTemplate transaction;

    RolloutChanges(
            Rollouts rollouts,
            RolloutDatabases databases,
            AuditEvents audit,
            RegistrySignal signal,
            PlatformTransactionManager transactions) {
        this.rollouts = rollouts;
        this.databases = databases;
        this.audit = audit;
        this.signal = signal;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Starts the planned rollout, which takes the place of those of the same services that have
    /// stopped.
    ///
    /// @throws RolloutRefusedException when another one is going on
    public Rollout start(Plan plan, Actor actor) {
        try {
            return inTransaction(() -> {
                var services = plan.services().stream().map(Rollout.Service::name).toList();
                for (var other : rollouts.active(services)) {
                    supersede(other, actor);
                }
                var id = rollouts.add(plan, actor.name(), actor.reason());
                databases.add(id, plan.databases());
                return changed(id, "fleet.migration.start", null, actor);
            });
        } catch (DuplicateKeyException e) {
            // Somebody else started one just now.
            throw running("Another rollout of these services is going on.");
        }
    }

    private void supersede(Rollout other, Actor actor) {
        if (other.state() != RolloutState.STOPPED) {
            throw running(
                    "Rollout %d is going on; wait until it ends, or cancel it."
                            .formatted(other.id()));
        }
        rollouts.enter(
                other.id(),
                RolloutState.CANCELLED,
                new Rollout.Stop(
                        SUPERSEDED, "A later rollout took its place.", "Nothing is to be done."));
        var unused = changed(other.id(), "fleet.migration.cancel", other, actor);
    }

    /// Goes on with a rollout that has stopped: what failed is tried again.
    ///
    /// @throws RolloutRefusedException when it hasn't stopped
    public Rollout resume(long id, Actor actor) {
        return inTransaction(() -> {
            var rollout = known(id);
            if (rollout.state() != RolloutState.STOPPED) {
                throw new RolloutRefusedException(
                        Reason.NOT_STOPPED,
                        "Rollout %d is %s; only one that has stopped can be resumed."
                                .formatted(id, rollout.state()));
            }
            databases.retryFailed(id);
            rollouts.enter(id, RolloutState.RUNNING, null);
            return changed(id, "fleet.migration.resume", rollout, actor);
        });
    }

    /// Ends a rollout: migrations that are going on are finished, and no others begun.
    ///
    /// @throws RolloutRefusedException when it has ended already
    public Rollout cancel(long id, Actor actor) {
        return inTransaction(() -> {
            var rollout = known(id);
            if (rollout.state() == RolloutState.SUCCEEDED
                    || rollout.state() == RolloutState.CANCELLED) {
                throw new RolloutRefusedException(
                        Reason.ENDED, "Rollout %d has ended already.".formatted(id));
            }
            rollouts.enter(
                    id,
                    RolloutState.CANCELLED,
                    new Rollout.Stop(
                            "Cancelled",
                            "%s ended it.".formatted(actor.name()),
                            "Start a rollout to migrate what is left."));
            return changed(id, "fleet.migration.cancel", rollout, actor);
        });
    }

    private Rollout changed(long id, String action, @Nullable Rollout before, Actor actor) {
        var after = rollouts.find(id).orElseThrow();
        audit.add(actor, action, PLATFORM, before, after);
        signal.raise();
        return after;
    }

    private Rollout known(long id) {
        return rollouts.lock(id).orElseThrow(() -> unknown(id));
    }

    /// The refusal for a rollout that doesn't exist.
    public static RolloutRefusedException unknown(long id) {
        return new RolloutRefusedException(Reason.UNKNOWN, "There is no rollout %d.".formatted(id));
    }

    private static RolloutRefusedException running(String message) {
        return new RolloutRefusedException(Reason.RUNNING, message);
    }

    private Rollout inTransaction(Supplier<Rollout> change) {
        return Objects.requireNonNull(transaction.execute(status -> change.get()));
    }
}
