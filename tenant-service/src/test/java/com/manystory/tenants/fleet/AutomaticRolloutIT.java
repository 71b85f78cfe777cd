package com.manystory.tenants.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenants.FakeDatabases;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AutomaticRolloutIT extends FleetTest {

    @Autowired private AutomaticRollouts automatic;

    @Test
    void migratesWhatANewReleaseBrings() {
        DATABASES.outdated("catalog", "one", "two");

        automatic.check();

        var rollout = ended(newest());
        assertThat(rollout.text("state")).isEqualTo("SUCCEEDED");
        assertThat(rollout.text("startedBy")).isEqualTo("control-plane");
        assertThat(count(rollout, "migrated")).isEqualTo(2);
        automatic.check();
        assertThat(newest()).as("nothing is left").isEqualTo(rollout.body().path("id").asLong());
    }

    @Test
    void leavesWhatHasStoppedToAnOperatorUntilTheNextRelease() {
        DATABASES.outdated("catalog", "one", "two");
        DATABASES.answer("one", service -> FakeDatabases.failure());
        automatic.check();
        var stopped = ended(newest()).body().path("id").asLong();
        assertThat(get(stopped, "").text("state")).isEqualTo("STOPPED");

        automatic.check();
        assertThat(newest()).isEqualTo(stopped);

        DATABASES.recover("one");
        DATABASES.release("003");
        automatic.check();
        assertThat(newest()).isGreaterThan(stopped);
        assertThat(ended(newest()).text("state")).isEqualTo("SUCCEEDED");
    }

    @Test
    void doesNotStartWhatAnOperatorCancelled() {
        DATABASES.outdated("catalog", "one", "two");
        DATABASES.answer("one", service -> FakeDatabases.busy());
        automatic.check();
        var id = newest();
        change(id, "cancel");
        DATABASES.recover("one");
        await().until(() -> get(id, "").text("state").equals("CANCELLED"));

        automatic.check();

        assertThat(newest()).isEqualTo(id);
    }

    @Test
    void leavesContractMigrationsToAnOperator() {
        var before = newest();
        DATABASES.contract();
        DATABASES.outdated("catalog", "one");

        automatic.check();

        assertThat(newest()).isEqualTo(before);
        assertThat(DATABASES.migrated()).isEmpty();
    }

    private long newest() {
        return operator().get(MIGRATIONS).body().at("/items/0/id").asLong(0);
    }
}
