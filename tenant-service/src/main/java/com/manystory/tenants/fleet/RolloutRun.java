package com.manystory.tenants.fleet;

import com.manystory.tenancy.data.databases.MigrationResult;
import com.manystory.tenancy.data.databases.MigrationResult.Outcome;
import com.manystory.tenants.fleet.Rollouts.Claim;
import com.manystory.tenants.work.ClaimLostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Works on one rollout until it ends. It starts from what the database says and may die at any
/// line: every step can be repeated.
class RolloutRun {

    private final RolloutDatabases databases;
    private final RolloutProgress progress;
    private final FleetServices services;
    private final FleetProperties properties;
    private final RolloutStep.Listener steps;

    RolloutRun(
            RolloutDatabases databases,
            RolloutProgress progress,
            FleetServices services,
            FleetProperties properties,
            RolloutStep.Listener steps) {
        this.databases = databases;
        this.progress = progress;
        this.services = services;
        this.properties = properties;
        this.steps = steps;
    }

    /// Works on the claim's rollout and gives the claim back.
    ///
    /// @throws ClaimLostException when it took too long and another instance has taken over
    void run(Claim claim) throws InterruptedException {
        steps.reached(RolloutStep.CLAIMED);
        var rollout = progress.begin(claim);
        steps.reached(RolloutStep.BEGUN);
        var goesOn = new AtomicBoolean(rollout.state() == RolloutState.RUNNING);
        while (goesOn.get()) {
            var wave = databases.nextWave(rollout.id());
            if (wave.isEmpty()) {
                break;
            }
            if (wave.getFirst().wave() == 0) {
                oneAfterTheOther(claim, rollout, wave, goesOn);
            } else {
                together(claim, rollout, wave, goesOn);
            }
        }
        steps.reached(RolloutStep.DONE);
        progress.end(claim);
        steps.reached(RolloutStep.ENDED);
    }

    private void oneAfterTheOther(
            Claim claim, Rollout rollout, List<BrandMigration> canaries, AtomicBoolean goesOn)
            throws InterruptedException {
        for (var canary : canaries) {
            if (goesOn.get()) {
                migrate(claim, rollout, canary, goesOn);
            }
        }
    }

    private void together(
            Claim claim, Rollout rollout, List<BrandMigration> wave, AtomicBoolean goesOn)
            throws InterruptedException {
        var cells = new ConcurrentHashMap<String, Semaphore>();
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var database : wave) {
            var permits =
                    cells.computeIfAbsent(
                            database.cell(), cell -> new Semaphore(rollout.parallelism()));
            tasks.add(() -> {
                permits.acquire();
                try {
                    if (goesOn.get()) {
                        migrate(claim, rollout, database, goesOn);
                    }
                    return true;
                } finally {
                    permits.release();
                }
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (var done : threads.invokeAll(tasks)) {
                    var unused = done.get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw rethrown(e.getCause());
            }
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause)
            throws InterruptedException {
        return switch (cause) {
            case RuntimeException e -> e;
            case InterruptedException e -> throw e;
            case Error e -> throw e;
            case null, default -> new IllegalStateException(cause);
        };
    }

    private void migrate(
            Claim claim, Rollout rollout, BrandMigration database, AtomicBoolean goesOn)
            throws InterruptedException {
        var until = System.nanoTime() + properties.patience().toNanos();
        var target = rollout.target(database.service());
        var tries = 0;
        MigrationResult result;
        do {
            if (tries > 0) {
                Thread.sleep(properties.retryAfter(tries));
            }
            result = services.migrate(database.service(), database.brand(), target);
            tries++;
            steps.reached(RolloutStep.MIGRATED);
        } while (result.outcome() == Outcome.BUSY && System.nanoTime() < until && goesOn.get());
        if (result.outcome() == Outcome.BUSY && !goesOn.get()) {
            return;
        }
        try {
            if (!progress.record(claim, database, state(result), tries, result)) {
                goesOn.set(false);
            }
        } catch (ClaimLostException e) {
            goesOn.set(false);
            throw e;
        }
        steps.reached(RolloutStep.RECORDED);
    }

    private static MigrationState state(MigrationResult result) {
        return switch (result.outcome()) {
            case MIGRATED, CURRENT -> MigrationState.MIGRATED;
            case ABSENT -> MigrationState.SKIPPED;
            case BUSY, FAILED -> MigrationState.FAILED;
        };
    }
}
