package com.manystory.tenants.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenants.FakeDatabases;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What operators may ask for, and what they are told.
class RolloutRequestsIT extends FleetTest {

    @Test
    void startsNothingWhenNothingIsLacking() {
        var answer = start("");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("id").isNull()).isTrue();
        assertThat(answer.text("state")).isEqualTo("SUCCEEDED");
    }

    @Test
    void appliesContractMigrationsOnlyWhenAskedTo() {
        DATABASES.contract();
        DATABASES.outdated("catalog", "one");
        assertThat(start("").text("state")).isEqualTo("SUCCEEDED");
        assertThat(DATABASES.migrated()).isEmpty();

        var rollout = run("{\"contract\": true}");

        assertThat(rollout.text("state")).isEqualTo("SUCCEEDED");
        assertThat(DATABASES.migrated()).containsExactly("catalog/one");
    }

    @Test
    void refusesAContractRolloutBeforeTheOthers() {
        DATABASES.outdated("catalog", "one");

        assertThat(start("{\"contract\": true}").body().path("type").asString(""))
                .endsWith("/not-expanded");
    }

    @Test
    void holdsContractMigrationsBackWhileAnOlderReleaseRuns() {
        DATABASES.contract();
        DATABASES.outdated("catalog", "one");
        DATABASES.older(true);

        var refused = start("{\"contract\": true}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).endsWith("/older-release-runs");
        assertThat(refused.text("detail")).contains("catalog-service").contains("2 of 0.9.0");
        assertThat(DATABASES.migrated()).isEmpty();

        DATABASES.older(false);
        assertThat(run("{\"contract\": true}").text("state")).isEqualTo("SUCCEEDED");
        assertThat(DATABASES.migrated()).containsExactly("catalog/one");
    }

    @Test
    void addsWhatOlderReleasesCanIgnoreWhileTheyRun() {
        DATABASES.outdated("catalog", "one");
        DATABASES.older(true);

        assertThat(run("").text("state")).isEqualTo("SUCCEEDED");
    }

    @Test
    void tellsWhatItWouldDo() {
        DATABASES.outdated("catalog", TEN);

        var plan =
                operator()
                        .send(
                                "POST",
                                MIGRATIONS + "?dryRun=true",
                                "{\"canaryCount\": 1, \"waves\": [2]}",
                                Map.of());

        assertThat(plan.status()).isEqualTo(200);
        assertThat(plan.text("state")).isEqualTo("PLANNED");
        assertThat(plan.body().at("/canaries/0").asString()).isEqualTo("bz");
        assertThat(plan.body().at("/waves/1/counts/pending").asInt()).isEqualTo(2);
        assertThat(plan.body().at("/waves/2/counts/pending").asInt()).isEqualTo(7);
        assertThat(plan.body().at("/services/0/migrations/0/version").asString()).isEqualTo("002");
        assertThat(operator().get(MIGRATIONS).body().at("/items/0/state").asString())
                .isNotEqualTo("RUNNING");
        assertThat(DATABASES.migrated()).isEmpty();
    }

    @Test
    void pointsAtEveryWrongOption() {
        var refused =
                start(
                        """
                        {"services": ["moon"], "canaries": ["Aster!"], "waves": ["lots"],
                         "parallelism": 0, "errorBudget": "200%", "contract": "yes", "canary": 1,
                         "reason": 7}
                        """);

        assertThat(refused.status()).isEqualTo(400);
        var pointers = new ArrayList<String>();
        refused.body().path("errors").forEach(e -> pointers.add(e.path("pointer").asString()));
        assertThat(pointers)
                .containsExactlyInAnyOrder(
                        "/services/0",
                        "/canaries/0",
                        "/waves/0",
                        "/parallelism",
                        "/errorBudget",
                        "/contract",
                        "/canary",
                        "/reason");
        assertThat(start("{\"canaries\": [\"nobody\"]}").body().at("/errors/0/pointer").asString())
                .isEqualTo("/canaries/0");
        assertThat(start("{\"canaryCount\": 0}").body().at("/errors/0/pointer").asString())
                .isEqualTo("/canaryCount");
        assertThat(start("[]").text("type")).endsWith("/malformed-body");
        assertThat(get(999_999, "").text("type")).endsWith("/unknown-rollout");
        assertThat(withToken(PLATFORM.token("operator:read")).get(MIGRATIONS).status())
                .isEqualTo(200);
        assertThat(
                        withToken(PLATFORM.token("operator:read"))
                                .send("POST", MIGRATIONS, "", Map.of())
                                .status())
                .isEqualTo(403);
    }

    @Test
    void pagesThroughDatabases() {
        DATABASES.outdated("catalog", TEN);
        var id = run("").body().path("id").asLong();

        var first = get(id, "?limit=6&state=MIGRATED").body().path("databases");
        var second =
                get(id, "?limit=6&cursor=" + first.path("nextCursor").asString())
                        .body()
                        .path("databases");

        assertThat(first.path("items").size() + second.path("items").size()).isEqualTo(10);
        assertThat(second.path("nextCursor").isNull()).isTrue();
        assertThat(get(id, "?cursor=!").text("type")).endsWith("/invalid-cursor");
    }

    @Test
    void putsANewRolloutInThePlaceOfOneThatHasStopped() {
        DATABASES.outdated("catalog", "one", "two");
        DATABASES.answer("one", service -> FakeDatabases.failure());
        var stopped = run("");
        DATABASES.release("003");
        DATABASES.recover("one");

        var rollout = run("");

        assertThat(rollout.text("state")).isEqualTo("SUCCEEDED");
        var before = get(stopped.body().path("id").asLong(), "");
        assertThat(before.text("state")).isEqualTo("CANCELLED");
        assertThat(before.body().at("/stop/reason").asString()).isEqualTo("Superseded");
    }

    @Test
    void failsWhenAnotherReleaseWasDeployedMeanwhile() {
        DATABASES.outdated("catalog", "one", "two");
        DATABASES.answer("one", service -> FakeDatabases.failure());
        var id = run("").body().path("id").asLong();
        DATABASES.release("003");

        change(id, "resume");

        assertThat(ended(id).body().at("/databases/items/0/reason").asString())
                .isEqualTo("OtherRelease");
    }
}
