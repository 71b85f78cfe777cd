package com.manystory.tenants.provisioning;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenants.ControlPlaneTest;
import com.manystory.tenants.FakePlatform.Answer;
import com.manystory.tenants.FakePlatform.Call;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// The thread of a reconciliation dies at each step without cleaning up, as a killed process does:
/// its lease stays, and so does all that it wrote.
@Import(ResumeAfterCrashIT.Deaths.class)
class ResumeAfterCrashIT extends ControlPlaneTest {

    @Autowired private Deaths deaths;

    @BeforeEach
    @AfterEach
    void live() {
        deaths.next.set(null);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ERASURE_BEGUN", "LOOKED"})
    void finishesACreationThatDiedAt(Step step) {
        var brand = "c-" + step.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        deaths.next.set(step);

        var created = operator().put(brand, aster("Aster"), "Prefer", "wait=10");

        assertThat(deaths.next.get()).as("died").isNull();
        assertThat(created.text("phase")).isEqualTo("ACTIVE");
        assertThat(created.body().path("observedGeneration").asInt()).isEqualTo(1);
        assertThat(PLATFORM.calls(brand)).contains(new Call("storefront", "PUT", brand, "ACTIVE"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"CLAIMED", "ENSURED", "RECORDED", "ENTERED", "RELEASED"})
    void observesNoGenerationThatAServiceMissedThoughItDiedAt(Step step) {
        var brand = "g-" + step.name().toLowerCase(java.util.Locale.ROOT);
        operator().put(brand, aster("One"), "Prefer", "wait=10");
        PLATFORM.answer("payment", brand, new Answer(503, "{}"));
        deaths.next.set(step);

        operator().put(brand, aster("Two"));

        await().dontCatchUncaughtExceptions().until(() -> deaths.next.get() == null);
        awaitTries(brand, 3);
        assertThat(observedGeneration(brand)).isEqualTo(1);
        PLATFORM.recover("payment", brand);
        await().dontCatchUncaughtExceptions().until(() -> observedGeneration(brand) == 2);
    }

    private int observedGeneration(String brand) {
        return operator().get("/api/v1/brands/" + brand).body().path("observedGeneration").asInt();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"CLAIMED", "ERASURE_BEGUN", "EDGES_TOLD", "ENSURED", "LOOKED", "RELEASED"})
    void finishesAnErasureThatDiedAt(Step step) {
        var brand = "d-" + step.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        operator().put(brand, aster("Aster"), "Prefer", "wait=10");
        deaths.next.set(step);

        operator()
                .send(
                        "DELETE",
                        "/api/v1/brands/" + brand,
                        "",
                        Map.of("Manystory-Reason", "A test"));

        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(operator().get("/api/v1/brands/" + brand).status())
                                .isEqualTo(404));
        assertThat(operator().get("/api/v1/erasures?brand=" + brand).body().path("items"))
                .hasSize(1);
    }

    /// Kills the thread that reaches the next deadly step.
    @TestConfiguration
    static class Deaths {

        final AtomicReference<@org.jspecify.annotations.Nullable Step> next =
                new AtomicReference<>();

        @Bean
        Step.Listener deadlySteps() {
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
