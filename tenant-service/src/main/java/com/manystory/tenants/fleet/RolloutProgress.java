package com.manystory.tenants.fleet;

import com.manystory.tenancy.data.databases.MigrationResult;
import com.manystory.tenants.audit.Actor;
import com.manystory.tenants.audit.AuditEvents;
import com.manystory.tenants.fleet.RolloutDatabases.Count;
import com.manystory.tenants.fleet.Rollouts.Claim;
import com.manystory.tenants.signal.RegistrySignal;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What whoever works on a rollout writes. Each method is one transaction, and only the holder of
/// the claim gets through.
@Component
class RolloutProgress {

    private final Rollouts rollouts;
    private final RolloutDatabases databases;
    private final AuditEvents audit;
    private final RegistrySignal signal;
    private final TransactionTemplate transaction;

    RolloutProgress(
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

    /// Begins, or goes on after whoever held it before.
    Rollout begin(Claim claim) {
        return run(
                claim,
                rollout -> {
                    if (rollout.state() != RolloutState.PLANNED) {
                        return rollout;
                    }
                    rollouts.enter(rollout.id(), RolloutState.RUNNING, null);
                    return rollouts.find(rollout.id()).orElseThrow();
                });
    }

    /// Stores what became of a database, and stops the rollout when that is one failure too many.
    ///
    /// @return whether the rollout goes on
    boolean record(
            Claim claim,
            BrandMigration database,
            MigrationState state,
            int tries,
            MigrationResult result) {
        return run(
                claim,
                rollout -> {
                    databases.record(rollout.id(), database, state, tries, result);
                    if (rollout.state() == RolloutState.RUNNING && state == MigrationState.FAILED) {
                        return !stop(rollout, database, result);
                    }
                    return rollout.state() == RolloutState.RUNNING;
                });
    }

    private boolean stop(Rollout rollout, BrandMigration database, MigrationResult result) {
        var failed = databases.counts(rollout.id()).stream().mapToInt(Count::failed).sum();
        if (database.wave() > 0 && failed <= rollout.errorBudget()) {
            return false;
        }
        var message =
                database.wave() == 0
                        ? "The canary %s failed in %s: %s"
                                .formatted(database.brand(), database.service(), result.message())
                        : "%d databases failed, %d may; at last %s in %s: %s"
                                .formatted(
                                        failed,
                                        rollout.errorBudget(),
                                        database.brand(),
                                        database.service(),
                                        result.message());
        end(
                rollout,
                RolloutState.STOPPED,
                new Rollout.Stop(
                        database.wave() == 0 ? "CanaryFailed" : "ErrorBudgetSpent",
                        message,
                        Objects.requireNonNullElse(
                                result.fix(), "See what failed, then resume the rollout.")));
        return true;
    }

    /// Ends a rollout that has nothing left to do, and gives the claim back. One that was resumed
    /// meanwhile has something left, and is taken anew.
    void end(Claim claim) {
        var unused =
                run(
                        claim,
                        rollout -> {
                            var counts = databases.counts(rollout.id());
                            var pending = counts.stream().mapToInt(Count::pending).sum();
                            var failed = counts.stream().mapToInt(Count::failed).sum();
                            if (rollout.state() == RolloutState.RUNNING && pending == 0) {
                                end(rollout, failed);
                            }
                            rollouts.release(claim);
                            return rollout;
                        });
    }

    private void end(Rollout rollout, int failed) {
        if (failed == 0) {
            end(rollout, RolloutState.SUCCEEDED, null);
        } else {
            end(
                    rollout,
                    RolloutState.STOPPED,
                    new Rollout.Stop(
                            "FailuresLeft",
                            "%d databases failed; all others are migrated.".formatted(failed),
                            "See what failed, then resume the rollout."));
        }
    }

    private void end(Rollout rollout, RolloutState state, Rollout.@Nullable Stop stop) {
        rollouts.enter(rollout.id(), state, stop);
        audit.add(
                Actor.controlPlane(rollout.startedBy(), rollout.reason()),
                state == RolloutState.STOPPED ? "fleet.migration.stop" : "fleet.migration.succeed",
                RolloutChanges.PLATFORM,
                rollout,
                rollouts.find(rollout.id()).orElseThrow());
        signal.raise();
    }

    private <T> T run(Claim claim, Function<Rollout, T> writes) {
        return Objects.requireNonNull(
                transaction.execute(status -> writes.apply(rollouts.require(claim))));
    }
}
