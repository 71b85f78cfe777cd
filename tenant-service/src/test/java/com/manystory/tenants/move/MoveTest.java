package com.manystory.tenants.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenants.ControlPlane;
import com.manystory.tenants.ControlPlane.Reply;
import com.manystory.tenants.ControlPlaneTest;
import com.manystory.tenants.FakeMoves;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The control plane with three cells, and services that move databases as told.
abstract class MoveTest extends ControlPlaneTest {

    static final FakeMoves MOVES = PLATFORM.moves();
    static final List<String> SERVICES = List.of("catalog", "payment");

    @Autowired JdbcClient jdbc;

    /// Nobody connects to these: brands' databases are the services'.
    @DynamicPropertySource
    static void cells(DynamicPropertyRegistry properties) {
        for (var cell : List.of("west", "alone", "apart")) {
            properties.add("manystory.data.cells." + cell + ".host", () -> "nowhere");
            properties.add("manystory.data.cells." + cell + ".user", () -> "nobody");
            properties.add("manystory.data.cells." + cell + ".password", () -> "none");
        }
        properties.add("manystory.data.cells.alone.tier", () -> "dedicated");
        properties.add("manystory.data.cells.apart.tier", () -> "dedicated");
        properties.add("manystory.move.poll", () -> "50ms");
        properties.add("manystory.move.lease", () -> "400ms");
        properties.add("manystory.move.retry", () -> "20ms");
        properties.add("manystory.move.attempts", () -> "4");
        properties.add("manystory.move.pause-timeout", () -> "2s");
    }

    @BeforeEach
    @AfterEach
    void forgetMoves() {
        jdbc.sql("DELETE FROM brand_moves").update();
        jdbc.sql("UPDATE brands SET cell = 'local' WHERE cell IN ('alone', 'apart')").update();
        MOVES.clear();
    }

    /// A brand on the cell `local` that is on the air.
    final String brand() {
        return brand("local", "pooled");
    }

    final String brand(String cell, String tier) {
        var id = newId();
        var made = operator().put(id, placed(cell, tier), "Prefer", "wait=10");
        assertThat(made.text("phase")).as(made.response().body()).isEqualTo("ACTIVE");
        return id;
    }

    static String newId() {
        return "m" + UUID.randomUUID().toString().substring(0, 8);
    }

    static String placed(String cell, String tier) {
        var placement =
                cell.isEmpty()
                        ? "\"tier\": \"%s\"".formatted(tier)
                        : "\"cell\": \"%s\", \"tier\": \"%s\"".formatted(cell, tier);
        return ControlPlane.aster("Aster").strip().replaceFirst("}$", "")
                + ", \"placement\": {%s}}".formatted(placement);
    }

    final Reply start(String brand, String cell) {
        return operator()
                .send(
                        "POST",
                        "/api/v1/brands/%s/move".formatted(brand),
                        "{\"cell\": \"%s\", \"reason\": \"It grows.\"}".formatted(cell),
                        Map.of());
    }

    /// Starts a move and waits until the brand has arrived, or the move has ended.
    final Reply move(String brand, String cell) {
        var started = start(brand, cell);
        assertThat(started.status()).as(started.response().body()).isEqualTo(202);
        return ended(started.header("Location"));
    }

    final Reply ended(String path) {
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        List.of("MOVED", "SUCCEEDED", "FAILED", "CANCELLED")
                                .contains(operator().get(path).text("state")));
        return operator().get(path);
    }

    final String cell(String brand) {
        return jdbc.sql("SELECT cell FROM brands WHERE id = :id")
                .param("id", brand)
                .query(String.class)
                .single();
    }
}
