package com.manystory.tenants.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenants.FakeMoves;
import java.util.Map;
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

/// The thread of a move dies at each step without cleaning up, as a killed process does.
@Import(MoveCrashIT.Deaths.class)
class MoveCrashIT extends MoveTest {

    @Autowired private Deaths deaths;

    @AfterEach
    void live() {
        deaths.next.set(null);
    }

    @ParameterizedTest
    @EnumSource(
            value = MoveStep.class,
            names = {"UNFENCED", "RELEASED", "DROPPED"},
            mode = EnumSource.Mode.EXCLUDE)
    void arrivesThoughItDiedAt(MoveStep step) {
        var brand = brand();
        deaths.next.set(step);

        var moved = move(brand, "west");

        assertThat(moved.text("state")).isEqualTo("MOVED");
        assertThat(cell(brand)).isEqualTo("west");
        await().dontCatchUncaughtExceptions().until(() -> deaths.next.get() == null);
        var paused = step == MoveStep.PAUSED || step == MoveStep.FENCED;
        for (var service : SERVICES) {
            assertThat(MOVES.isTargetOpen(service, brand)).isTrue();
            assertThat(MOVES.steps(service, brand).contains("unfence"))
                    .as("a pause that somebody else began is taken back")
                    .isEqualTo(paused);
            assertThat(MOVES.steps(service, brand)).doesNotContain("release");
        }
        var switched =
                events(brand).stream()
                        .filter(e -> e.path("action").asString().equals("brand.move.switch"))
                        .count();
        assertThat(switched).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = MoveStep.class,
            names = {"CLAIMED", "COPIED", "PAUSED", "FENCED", "UNFENCED", "RELEASED"})
    void staysThoughItDiedAt(MoveStep step) {
        var brand = brand();
        MOVES.answer("catalog", "fence", a -> FakeMoves.problem("FAILED", "CopyDiffers"));
        deaths.next.set(step);

        var failed = move(brand, "west");

        assertThat(failed.text("state")).isEqualTo("FAILED");
        assertThat(cell(brand)).isEqualTo("local");
        assertThat(deaths.next.get()).isNull();
        for (var service : SERVICES) {
            assertThat(MOVES.isSourceOpen(service, brand)).isTrue();
            assertThat(MOVES.isTargetOpen(service, brand)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MoveStep.class,
            names = {"PAUSED", "FENCED", "UNFENCED", "RELEASED"})
    void isTakenBackForAnOffboardingThoughItDiedAt(MoveStep step) {
        var brand = brand();
        MOVES.answer(
                "catalog",
                "fence",
                asked -> {
                    operator()
                            .send(
                                    "DELETE",
                                    "/api/v1/brands/" + brand + "?grace=P1D",
                                    "",
                                    Map.of("Manystory-Reason", "A test"));
                    return FakeMoves.done();
                });
        deaths.next.set(step);

        assertThat(move(brand, "west").text("state")).isEqualTo("CANCELLED");

        assertThat(deaths.next.get()).isNull();
        for (var service : SERVICES) {
            assertThat(MOVES.isSourceOpen(service, brand)).isTrue();
            assertThat(MOVES.steps(service, brand)).endsWith("release");
        }
    }

    @Test
    void dropsTheOldDatabasesThoughItDied() {
        var brand = brand();
        var path = "/api/v1/brands/%s/moves/".formatted(brand);
        var id = move(brand, "west").body().path("id").asLong();
        deaths.next.set(MoveStep.DROPPED);

        jdbc.sql("UPDATE brand_moves SET keep_until = now()").update();

        await().dontCatchUncaughtExceptions()
                .until(() -> operator().get(path + id).text("state").equals("SUCCEEDED"));
        assertThat(MOVES.steps("catalog", brand)).endsWith("drop", "drop");
    }

    @Test
    void switchesNothingOnceTheLeaseIsLost() {
        var brand = brand();
        MOVES.answer(
                "catalog",
                "fence",
                asked -> {
                    // Another instance takes it for dead while the service is at work, and then
                    // dies itself.
                    jdbc.sql(
                                    "UPDATE brand_moves SET lease_token = 'other', lease_until ="
                                            + " now() + interval '500 ms'")
                            .update();
                    MOVES.recover("catalog", "fence");
                    return FakeMoves.done();
                });

        var moved = move(brand, "west");

        assertThat(moved.text("state")).isEqualTo("MOVED");
        assertThat(MOVES.steps("catalog", brand))
                .as("what the late holder would have switched was taken back first")
                .containsExactly("copy", "fence", "unfence", "copy", "fence", "open", "settle");
    }

    /// Kills the thread that reaches the next deadly step.
    @TestConfiguration
    static class Deaths {

        final AtomicReference<@Nullable MoveStep> next = new AtomicReference<>();

        @Bean
        MoveStep.Listener deadlyMoveSteps() {
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
