package com.manystory.tenants.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenants.ControlPlane;
import com.manystory.tenants.FakeMoves;
import com.manystory.tenants.FakePlatform.Answer;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Moves as operators see them.
class MoveIT extends MoveTest {

    @Test
    void movesABrand() {
        var brand = brand();

        var moved = move(brand, "west");

        assertThat(moved.text("state")).isEqualTo("MOVED");
        assertThat(cell(brand)).isEqualTo("west");
        assertThat(moved.body().path("pauseMillis").asLong(-1)).isNotNegative();
        assertThat(moved.body().path("services")).hasSize(2);
        assertThat(moved.body().at("/services/0/checksum").asString()).isEqualTo("00ab");
        for (var service : SERVICES) {
            assertThat(MOVES.steps(service, brand))
                    .containsExactly("copy", "fence", "open", "settle");
        }
        assertThat(MOVES.of(brand))
                .allSatisfy(asked ->
                        assertThat(asked.cell())
                                .isEqualTo(
                                        asked.step().equals("copy") || asked.step().equals("fence")
                                                ? "local"
                                                : "west"));
        assertThat(events(brand))
                .extracting(event -> event.path("action").asString())
                .startsWith("brand.moved", "brand.move.switch", "brand.move.start");
        assertThat(events(brand).getFirst().path("reason").asString()).isEqualTo("It grows.");
        await().until(() ->
                operator().get("/api/v1/brands/" + brand).text("phase").equals("ACTIVE"));
    }

    @Test
    void hasTheDesiredStateFollow() {
        var brand = brand();

        move(brand, "alone");

        var now = operator().get("/api/v1/brands/" + brand);
        assertThat(now.body().at("/spec/placement/cell").asString()).isEqualTo("alone");
        assertThat(now.body().at("/spec/placement/tier").asString()).isEqualTo("dedicated");
        assertThat(operator().put(brand, placed("alone", "dedicated")).status()).isEqualTo(200);
        var again = operator().put(brand, placed("local", "pooled"));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body().at("/errors/0/pointer").asString()).isEqualTo("/placement/cell");
        assertThat(again.body().at("/errors/0/detail").asString()).contains("/move");
    }

    @Test
    void takesTheSameDesiredStateThatNamesNoPlacementAfterwards() {
        var brand = newId();
        var desired = ControlPlane.aster("Aster");
        operator().put(brand, desired, "Prefer", "wait=10");

        move(brand, "alone");

        assertThat(operator().put(brand, desired).status()).isEqualTo(200);
        assertThat(cell(brand)).isEqualTo("alone");
    }

    @Test
    void staysWhereItIsWhenACopyDiffers() {
        var brand = brand();
        MOVES.answer("payment", "fence", a -> FakeMoves.problem("FAILED", "CopyDiffers"));

        var failed = move(brand, "west");

        assertThat(failed.text("state")).isEqualTo("FAILED");
        assertThat(failed.body().at("/stop/reason").asString()).isEqualTo("CopyDiffers");
        assertThat(failed.body().at("/stop/fix").asString()).isEqualTo("Do that.");
        assertThat(cell(brand)).isEqualTo("local");
        for (var service : SERVICES) {
            assertThat(MOVES.steps(service, brand))
                    .containsExactly("copy", "fence", "unfence", "release");
            assertThat(MOVES.isSourceOpen(service, brand)).isTrue();
        }
        var condition = condition(operator().get("/api/v1/brands/" + brand), MoveConditions.TYPE);
        assertThat(condition.path("reason").asString()).isEqualTo("CopyDiffers");
        assertThat(condition.path("status").asString()).isEqualToIgnoringCase("false");
        assertThat(operator().get("/api/v1/brands/" + brand).text("phase")).isEqualTo("ACTIVE");
    }

    @Test
    void triesAgainWhenSomebodyWritesForTooLong() {
        var brand = brand();
        MOVES.answer(
                "catalog",
                "fence",
                asked ->
                        asked.attempt() < 3
                                ? FakeMoves.problem("BUSY", "DatabaseBusy")
                                : FakeMoves.done());

        var moved = move(brand, "west");

        assertThat(moved.text("state")).isEqualTo("MOVED");
        assertThat(moved.body().path("attempt").asInt()).isEqualTo(3);
    }

    @Test
    void takesTheAnswerThatIsLostForDoubt() {
        var brand = brand();
        MOVES.answer("payment", "fence", asked -> new Answer(500, "{}"));

        var failed = move(brand, "west");

        assertThat(failed.text("state")).isEqualTo("FAILED");
        assertThat(failed.body().at("/stop/reason").asString()).isEqualTo("ServiceUnreachable");
        assertThat(cell(brand)).isEqualTo("local");
        assertThat(SERVICES).allMatch(service -> MOVES.isSourceOpen(service, brand));
    }

    @Test
    void insistsOnOpeningTheNewCell() {
        var brand = brand();
        var tries = new java.util.concurrent.atomic.AtomicInteger();
        MOVES.answer(
                "payment",
                "open",
                asked -> tries.incrementAndGet() < 4 ? new Answer(503, "{}") : FakeMoves.done());

        assertThat(move(brand, "west").text("state")).isEqualTo("MOVED");

        assertThat(tries).hasValueGreaterThanOrEqualTo(4);
        assertThat(MOVES.steps("payment", brand)).doesNotContain("unfence", "release");
    }

    @Test
    void makesOneMoveOfABrandAtATime() throws InterruptedException {
        var brand = brand();
        var other = brand();
        var copying = new CountDownLatch(1);
        MOVES.answer("catalog", "copy", asked -> waiting(copying));
        var first = start(brand, "west");

        var second = start(brand, "apart");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("type")).endsWith("/move-running");
        assertThat(start(other, "west").status()).as("another brand").isEqualTo(202);
        copying.countDown();
        assertThat(ended(first.header("Location")).text("state")).isEqualTo("MOVED");
    }

    @Test
    void isTakenBackWhenAnOperatorWantsIt() {
        var brand = brand();
        var copying = new CountDownLatch(1);
        MOVES.answer("catalog", "copy", asked -> waiting(copying));
        var path = start(brand, "west").header("Location");
        await().until(() -> operator().get(path).text("state").equals("COPYING"));

        var cancelled = operator().send("POST", path + "/cancel", "", Map.of());
        copying.countDown();

        assertThat(cancelled.text("state")).isEqualTo("RETURNING");
        assertThat(ended(path).text("state")).isEqualTo("CANCELLED");
        assertThat(MOVES.steps("catalog", brand)).containsExactly("copy", "release");
        assertThat(cell(brand)).isEqualTo("local");
        var late = operator().send("POST", path + "/cancel", "", Map.of());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("type")).endsWith("/move-too-late");
    }

    @Test
    void dropsTheOldDatabasesBeforeTheNextMove() {
        var brand = brand();
        var first = move(brand, "west");
        assertThat(MOVES.steps("catalog", brand)).doesNotContain("drop");

        assertThat(move(brand, "local").text("state")).isEqualTo("MOVED");

        assertThat(MOVES.steps("catalog", brand))
                .containsExactly(
                        "copy", "fence", "open", "settle", "drop", "copy", "fence", "open",
                        "settle");
        var path = "/api/v1/brands/%s/moves/".formatted(brand) + first.body().path("id").asLong();
        assertThat(operator().get(path).text("state")).isEqualTo("SUCCEEDED");
        assertThat(operator().get("/api/v1/brands/%s/moves".formatted(brand)).body().path("items"))
                .hasSize(2);
    }

    static Answer waiting(CountDownLatch until) {
        try {
            until.await();
            return new Answer(
                    200, "{\"outcome\": \"DONE\", \"millis\": 5, \"rows\": 1, \"tables\": 1}");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
