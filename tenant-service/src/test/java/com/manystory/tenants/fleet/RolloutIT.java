package com.manystory.tenants.fleet;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenants.FakeDatabases;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RolloutIT extends FleetTest {

    private static final List<String> BEHIND_THE_CANARY = List.of(TEN).subList(1, TEN.length);

    @Test
    void migratesEveryServicesDatabasesCanariesFirst() {
        DATABASES.outdated("catalog", TEN);
        DATABASES.outdated("payment", "bz", "bxz");

        var rollout =
                run("{\"canaryCount\": 2, \"waves\": [3, \"50%\"], \"reason\": \"Release 2\"}");

        assertThat(rollout.text("state")).isEqualTo("SUCCEEDED");
        assertThat(count(rollout, "migrated")).isEqualTo(12);
        assertThat(DATABASES.migrated())
                .as("the smallest brands first, service by service")
                .startsWith("catalog/bz", "payment/bz", "catalog/bxz", "payment/bxz")
                .hasSize(12);
        assertThat(rollout.body().path("waves").size()).isEqualTo(4);
        assertThat(rollout.body().at("/waves/1/counts/migrated").asInt()).isEqualTo(3);
        assertThat(rollout.body().at("/waves/2/counts/migrated").asInt()).isEqualTo(4);
        assertThat(rollout.body().at("/services/0/databases").asInt()).isEqualTo(10);
        assertThat(rollout.body().at("/databases/items/0/to").asString()).isEqualTo("002");
        assertThat(events("platform").getFirst().path("action").asString())
                .isEqualTo("fleet.migration.succeed");
        assertThat(events("platform").getFirst().path("onBehalfOf"))
                .as("who began it")
                .isEqualTo(events("platform").get(1).path("actor"));
        assertThat(events("platform").getFirst().path("reason").asString()).isEqualTo("Release 2");
        assertThat(events("platform").get(1).path("reason").asString()).isEqualTo("Release 2");
    }

    @Test
    void skipsDatabasesThatLackNothing() {
        DATABASES.outdated("catalog", "one", "two");
        run("");
        DATABASES.outdated("payment", "one");

        var rollout = run("");

        assertThat(count(rollout, "migrated")).isEqualTo(1);
        assertThat(rollout.body().at("/services/0/upToDate").asInt()).isEqualTo(2);
    }

    @Test
    void stopsAtTheThirdCanaryAndLeavesTheRestUntouched() {
        DATABASES.outdated("catalog", TEN);
        DATABASES.answer("bxxz", service -> FakeDatabases.failure());

        var stopped = run("{\"canaryCount\": 5, \"errorBudget\": \"100%\"}");

        assertThat(stopped.text("state")).isEqualTo("STOPPED");
        assertThat(stopped.body().at("/stop/reason").asString()).isEqualTo("CanaryFailed");
        assertThat(stopped.body().at("/stop/message").asString()).contains("bxxz", "too long");
        assertThat(stopped.body().at("/stop/fix").asString()).isEqualTo("Correct the data.");
        assertThat(DATABASES.migrated()).containsExactly("catalog/bz", "catalog/bxz");
        assertThat(count(stopped, "pending")).isEqualTo(7);
        var id = stopped.body().path("id").asLong();
        var failed = get(id, "?state=FAILED").body().path("databases").path("items");
        assertThat(failed.size()).isEqualTo(1);
        assertThat(failed.get(0).path("brand").asString()).isEqualTo("bxxz");

        DATABASES.recover("bxxz");
        assertThat(change(id, "resume").status()).isEqualTo(200);

        var resumed = ended(id);
        assertThat(resumed.text("state")).isEqualTo("SUCCEEDED");
        assertThat(count(resumed, "migrated")).isEqualTo(10);
        assertThat(DATABASES.migrated()).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void stopsWhenTheErrorBudgetIsSpent() {
        DATABASES.outdated("catalog", TEN);
        for (var brand : BEHIND_THE_CANARY) {
            DATABASES.answer(brand, service -> FakeDatabases.failure());
        }
        var stopped =
                run("{\"canaryCount\": 1, \"waves\": [], \"errorBudget\": 2, \"parallelism\": 1}");

        assertThat(stopped.text("state")).isEqualTo("STOPPED");
        assertThat(stopped.body().at("/stop/reason").asString()).isEqualTo("ErrorBudgetSpent");
        assertThat(count(stopped, "failed")).isEqualTo(3);
        assertThat(count(stopped, "pending")).isEqualTo(6);
    }

    @Test
    void choosesACanaryItselfWhenNoneThatIsNamedLacksAnything() {
        operator().put("steady", aster("Steady"), "Prefer", "wait=10");
        DATABASES.outdated("catalog", TEN);
        DATABASES.answer("bz", service -> FakeDatabases.failure());

        var stopped = run("{\"canaries\": [\"steady\"], \"errorBudget\": \"100%\"}");

        assertThat(stopped.text("state")).isEqualTo("STOPPED");
        assertThat(stopped.body().at("/stop/reason").asString()).isEqualTo("CanaryFailed");
        assertThat(stopped.body().at("/stop/message").asString()).contains("bz");
        assertThat(DATABASES.migrated()).isEmpty();
    }

    @Test
    void hasACanaryThoughOnlyOneBrandLacksAnything() {
        DATABASES.outdated("catalog", "only");
        DATABASES.answer("only", service -> FakeDatabases.failure());

        assertThat(run("{\"errorBudget\": \"100%\"}").body().at("/stop/reason").asString())
                .isEqualTo("CanaryFailed");
    }

    @Test
    void migratesTheOthersWhenAFailureIsWithinTheBudget() {
        DATABASES.outdated("catalog", TEN);
        DATABASES.answer("bxxxxxz", service -> FakeDatabases.failure());

        var stopped = run("{\"errorBudget\": \"10%\"}");

        assertThat(stopped.text("state")).as("something is left").isEqualTo("STOPPED");
        assertThat(stopped.body().at("/stop/reason").asString()).isEqualTo("FailuresLeft");
        assertThat(count(stopped, "migrated")).isEqualTo(9);
        assertThat(count(stopped, "failed")).isEqualTo(1);
    }

    @Test
    void triesABusyDatabaseAgainAndGivesUpAtLast() {
        DATABASES.outdated("catalog", "one", "two");
        var tries = new AtomicInteger();
        DATABASES.answer(
                "one",
                service -> {
                    if (tries.incrementAndGet() == 4) {
                        DATABASES.recover("one");
                    }
                    return FakeDatabases.busy();
                });
        DATABASES.answer("two", service -> FakeDatabases.busy());

        var stopped = run("{\"canaries\": []}");

        assertThat(stopped.body().at("/databases/items/0/attempts").asInt()).isEqualTo(5);
        assertThat(stopped.body().at("/databases/items/0/state").asString()).isEqualTo("MIGRATED");
        assertThat(stopped.body().at("/databases/items/1/reason").asString())
                .isEqualTo("DatabaseBusy");
        assertThat(stopped.text("state")).isEqualTo("STOPPED");
    }

    @Test
    void skipsABrandThatIsGoneMeanwhile() {
        DATABASES.outdated("catalog", "gone", "there");
        DATABASES.answer("gone", service -> FakeDatabases.absent());

        var rollout = run("");

        assertThat(rollout.text("state")).isEqualTo("SUCCEEDED");
        assertThat(count(rollout, "skipped")).isEqualTo(1);
        assertThat(count(rollout, "migrated")).isEqualTo(1);
    }

    @Test
    void migratesSuspendedBrandsToo() {
        operator().put("asleep", aster("Asleep"), "Prefer", "wait=10");
        post("asleep/suspend", "{\"reason\": \"Unpaid\"}");
        DATABASES.outdated("catalog", "asleep");

        assertThat(run("{\"canaries\": [\"asleep\"]}").text("state")).isEqualTo("SUCCEEDED");
    }

    @Test
    void boundsTheMigrationsOfACell() {
        DATABASES.outdated("catalog", TEN);
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        for (var brand : TEN) {
            DATABASES.answer(
                    brand,
                    service -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        pause();
                        running.decrementAndGet();
                        return FakeDatabases.absent();
                    });
        }

        run("{\"canaryCount\": 1, \"waves\": [], \"parallelism\": 3}");

        assertThat(most.get()).isEqualTo(3);
    }

    @Test
    void cancelsAfterTheMigrationsThatAreGoingOn() {
        DATABASES.outdated("catalog", TEN);
        var gate = new Semaphore(0);
        var begun = ConcurrentHashMap.newKeySet();
        for (var brand : BEHIND_THE_CANARY) {
            DATABASES.answer(
                    brand,
                    service -> {
                        begun.add(brand);
                        gate.acquireUninterruptibly();
                        return FakeDatabases.absent();
                    });
        }
        var started = start("{\"canaryCount\": 1, \"waves\": [], \"parallelism\": 2}");
        var id = started.body().path("id").asLong();
        await().until(() -> begun.size() == 2);

        assertThat(start("").body().path("type").asString("")).endsWith("/rollout-running");
        assertThat(change(id, "cancel").text("state")).isEqualTo("CANCELLED");
        gate.release(100);

        await().until(() -> count(get(id, ""), "skipped") == 2);
        assertThat(begun).hasSize(2);
        assertThat(change(id, "cancel").body().path("type").asString(""))
                .endsWith("/rollout-ended");
        assertThat(change(id, "resume").body().path("type").asString(""))
                .endsWith("/rollout-not-stopped");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
