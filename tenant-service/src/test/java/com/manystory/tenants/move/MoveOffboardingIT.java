package com.manystory.tenants.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenants.ControlPlane.Reply;
import com.manystory.tenants.FakeMoves;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// A brand that is to be erased while it is moved: the move comes to its end first.
class MoveOffboardingIT extends MoveTest {

    @Test
    void isTakenBackInEveryServiceBeforeTheCopyIsThere() {
        var brand = brand();
        var copying = new CountDownLatch(1);
        MOVES.answer("catalog", "copy", asked -> MoveIT.waiting(copying));
        var path = start(brand, "west").header("Location");
        await().until(() -> !MOVES.of(brand).isEmpty());

        delete(brand, "P1D");
        copying.countDown();

        assertThat(ended(path).text("state")).isEqualTo("CANCELLED");
        assertThat(ended(path).body().at("/stop/reason").asString()).isEqualTo("BrandGone");
        for (var service : SERVICES) {
            assertThat(MOVES.steps(service, brand)).containsExactly("copy", "release");
        }
    }

    @Test
    void isTakenBackWithTheGatesOpenWhenNothingCouldBeWritten() {
        var brand = brand();
        MOVES.answer(
                "catalog",
                "fence",
                asked -> {
                    delete(brand, "P1D");
                    return FakeMoves.done();
                });
        var path = start(brand, "west").header("Location");

        assertThat(ended(path).text("state")).isEqualTo("CANCELLED");

        assertThat(cell(brand)).isEqualTo("local");
        for (var service : SERVICES) {
            assertThat(MOVES.isSourceOpen(service, brand)).isTrue();
            assertThat(MOVES.steps(service, brand))
                    .containsExactly("copy", "fence", "unfence", "release");
        }
        assertThat(post(brand + "/resume", "{\"reason\": \"A test\"}").text("phase"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void arrivesWhenItWasSwitchedAlready() {
        var brand = brand();
        MOVES.answer(
                "catalog",
                "open",
                asked -> {
                    delete(brand, "P1D");
                    MOVES.recover("catalog", "open");
                    return FakeMoves.problem("BUSY", "InProgress");
                });

        assertThat(move(brand, "west").text("state")).isEqualTo("MOVED");

        assertThat(MOVES.steps("catalog", brand)).endsWith("open", "open", "settle");
        assertThat(MOVES.steps("payment", brand)).endsWith("open", "settle");
        assertThat(post(brand + "/resume", "{\"reason\": \"A test\"}").text("phase"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void isErasedWhenTheMoveIsOver() throws InterruptedException {
        var brand = brand();
        var releasing = new CountDownLatch(1);
        var copying = new CountDownLatch(1);
        MOVES.answer("catalog", "copy", asked -> MoveIT.waiting(copying));
        MOVES.answer("payment", "release", asked -> MoveIT.waiting(releasing));
        start(brand, "west");
        await().until(() -> !MOVES.of(brand).isEmpty());

        delete(brand, "PT0S");
        copying.countDown();
        await().until(() -> MOVES.steps("payment", brand).contains("release"));
        Thread.sleep(300);
        assertThat(PLATFORM.erasures(brand)).isEmpty();
        releasing.countDown();

        awaitGone(brand);
    }

    @Test
    void namesMovesInTheCertificateAndShowsThemToNoLaterLife() {
        var brand = brand();
        var incarnation = operator().get("/api/v1/brands/" + brand).text("incarnation");
        var id = move(brand, "west").body().path("id").asLong();
        jdbc.sql(
                        """
                        WITH made AS (INSERT INTO rollouts (state, contract, parallelism,
                            error_budget, started_by) VALUES ('SUCCEEDED', false, 1, 0, 'asha')
                            RETURNING id)
                        INSERT INTO rollout_brands (rollout_id, brand_id, service, cell, wave,
                            position, state, from_version, to_version)
                        SELECT id, :brand, 'catalog-service', 'local', 0, 0, 'MIGRATED', '001',
                            '002' FROM made
                        """)
                .param("brand", brand)
                .update();
        delete(brand, "PT0S");
        awaitGone(brand);

        var document =
                JsonMapper.shared()
                        .readTree(
                                operator().get("/api/v1/erasures/" + incarnation).text("document"));
        assertThat(document.at("/moves/0/move").asLong()).isEqualTo(id);
        assertThat(document.at("/moves/0/from").asString()).isEqualTo("local");
        assertThat(document.at("/moves/0/to").asString()).isEqualTo("west");
        assertThat(document.at("/moves/0/state").asString()).isEqualTo("SUCCEEDED");
        assertThat(document.at("/migrations/0/service").asString()).isEqualTo("catalog-service");
        assertThat(document.at("/migrations/0/to").asString()).isEqualTo("002");
        assertThat(document.path("kept").toString()).contains("moves and migrations");

        operator().put(brand, placed("local", "pooled"), "Prefer", "wait=10");
        var moves = "/api/v1/brands/%s/moves".formatted(brand);
        assertThat(operator().get(moves).body().path("items")).isEmpty();
        assertThat(operator().get(moves + "/" + id).status()).isEqualTo(404);
        var cancelled = operator().send("POST", moves + "/" + id + "/cancel", "", Map.of());
        assertThat(cancelled.status()).isEqualTo(404);
    }

    private Reply delete(String brand, String grace) {
        return operator()
                .send(
                        "DELETE",
                        "/api/v1/brands/" + brand + "?grace=" + grace,
                        "",
                        Map.of("Manystory-Reason", "A test"));
    }

    private void awaitGone(String brand) {
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(10))
                .until(() -> operator().get("/api/v1/brands/" + brand).status() == 404);
    }
}
