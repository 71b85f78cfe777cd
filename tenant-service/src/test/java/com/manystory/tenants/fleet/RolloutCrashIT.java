package com.manystory.tenants.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenants.FakeDatabases;
import com.manystory.tenants.signal.RegistrySignal;
import com.manystory.tenants.work.LeasedWork;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// The thread of a rollout dies at each step without cleaning up, as a killed process does; and
/// several instances work at the same time.
@Import(RolloutCrashIT.Deaths.class)
class RolloutCrashIT extends FleetTest {

    @Autowired private Deaths deaths;
    @Autowired private Rollouts rollouts;
    @Autowired private RolloutDatabases databases;
    @Autowired private RolloutProgress progress;
    @Autowired private FleetServices services;
    @Autowired private FleetProperties properties;
    @Autowired private RegistrySignal signal;

    @AfterEach
    void live() {
        deaths.next.set(null);
    }

    @ParameterizedTest
    @EnumSource(RolloutStep.class)
    void goesOnAfterAKillAt(RolloutStep step) {
        DATABASES.outdated("catalog", "one", "two", "three", "four", "five");
        deaths.next.set(step);

        var rollout = run("{\"canaryCount\": 2}");

        org.awaitility.Awaitility.await().until(() -> deaths.next.get() == null);
        assertThat(rollout.text("state")).isEqualTo("SUCCEEDED");
        assertThat(count(rollout, "migrated")).isEqualTo(5);
        assertThat(DATABASES.migrated()).hasSize(5).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(
            value = RolloutStep.class,
            names = {"MIGRATED", "RECORDED"})
    void stopsAtAFailureThoughItDiedAt(RolloutStep step) {
        DATABASES.outdated("catalog", "one", "three", "seventh");
        DATABASES.answer("one", service -> FakeDatabases.failure());
        deaths.next.set(step);

        var rollout = run("{\"canaryCount\": 3}");

        assertThat(rollout.text("state")).isEqualTo("STOPPED");
        assertThat(DATABASES.migrated()).isEmpty();
    }

    @Test
    void isWorkedOnByOneOfManyInstances() {
        var other =
                new LeasedWork<>(
                        "other",
                        new RolloutLeases(
                                jdbc,
                                rollouts,
                                new RolloutRun(
                                        databases, progress, services, properties, step -> {}),
                                properties),
                        signal,
                        4,
                        properties.lease(),
                        properties.poll());
        other.start();
        try {
            var brands = new String[30];
            for (int i = 0; i < brands.length; i++) {
                brands[i] = "brand-" + i;
            }
            DATABASES.outdated("catalog", brands);

            var rollout = run("");

            assertThat(count(rollout, "migrated")).isEqualTo(30);
            assertThat(rollout.body().path("databases").path("items"))
                    .allSatisfy(item -> assertThat(item.path("attempts").asInt()).isEqualTo(1));
            assertThat(DATABASES.migrated()).hasSize(30).doesNotHaveDuplicates();
        } finally {
            other.stop();
        }
    }

    @Test
    void writesNothingOnceTheLeaseIsLost() {
        DATABASES.outdated("catalog", "one", "two");
        DATABASES.answer(
                "one",
                service -> {
                    // Another instance takes it for dead while the service is at work.
                    jdbc.sql(
                                    "UPDATE rollouts SET lease_token = 'other', lease_until = now()"
                                            + " + interval '1 s'")
                            .update();
                    DATABASES.recover("one");
                    return FakeDatabases.failure();
                });

        var rollout = run("{\"canaryCount\": 2}");

        assertThat(rollout.text("state"))
                .as("the late failure wasn't stored")
                .isEqualTo("SUCCEEDED");
        assertThat(DATABASES.migrated()).containsExactly("catalog/one", "catalog/two");
    }

    /// Kills the thread that reaches the next deadly step.
    @TestConfiguration
    static class Deaths {

        final AtomicReference<@Nullable RolloutStep> next = new AtomicReference<>();

        @Bean
        RolloutStep.Listener deadlyRolloutSteps() {
            return step -> {
                if (next.compareAndSet(step, null)) {
                    throw new Killed();
                }
            };
        }
    }

    /// No code catches it.
    static final class Killed extends Error {

        private static final long serialVersionUID = 1;
    }
}
