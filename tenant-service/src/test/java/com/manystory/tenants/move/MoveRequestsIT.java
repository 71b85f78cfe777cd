package com.manystory.tenants.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenants.ControlPlane.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is refused, and where brands are placed.
class MoveRequestsIT extends MoveTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"cell": "moon", "reason": "x"}   | /cell   | alone
                    {"cell": "local", "reason": "x"}  | /cell   | already
                    {"reason": "x"}                   | /cell   | which cell
                    {"cell": "west"}                  | /reason | why
                    {"cell": "west", "reason": " "}   | /reason | 1 to 500
                    """)
    void tellsWhatIsWrong(String body, String pointer, String detail) {
        var brand = brand();

        var refused = ask(brand, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("type")).endsWith("/validation");
        assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(refused.body().at("/errors/0/detail").asString()).contains(detail);
        assertThat(MOVES.of(brand)).isEmpty();
    }

    @Test
    void knowsNoOtherBrandsMoves() {
        assertThat(ask("nobody", "{\"cell\": \"west\", \"reason\": \"x\"}").status())
                .isEqualTo(404);
        assertThat(ask("N!", "{\"cell\": \"west\", \"reason\": \"x\"}").status()).isEqualTo(404);
        var brand = brand();
        var other = brand();
        var id = move(brand, "west").body().path("id").asLong();

        var foreign = operator().get("/api/v1/brands/%s/moves/%d".formatted(other, id));

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text("type")).endsWith("/unknown-move");
    }

    @Test
    void movesNoBrandWhoseDataIsBeingRestored() {
        var brand = brand();
        jdbc.sql("UPDATE brands SET unfinished_restore = gen_random_uuid() WHERE id = :id")
                .param("id", brand)
                .update();

        var refused = start(brand, "west");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).endsWith("/restore-unfinished");
        assertThat(MOVES.of(brand)).isEmpty();
    }

    @Test
    void needsAnOperatorWhoMayAct() {
        var brand = brand();
        var reader = withToken(PLATFORM.token("operator:read"));

        var refused =
                reader.send(
                        "POST",
                        "/api/v1/brands/%s/move".formatted(brand),
                        "{\"cell\": \"west\", \"reason\": \"x\"}",
                        Map.of());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(reader.get("/api/v1/brands/%s/moves".formatted(brand)).status()).isEqualTo(200);
    }

    @Test
    void placesOneBrandOnADedicatedCell() {
        var first = brand("", "dedicated");
        assertThat(cell(first)).isEqualTo("alone");
        var second = brand("", "dedicated");
        assertThat(cell(second)).isEqualTo("apart");

        refusedAt("/placement/tier", operator().put(newId(), placed("", "dedicated")));
        refusedAt("/placement/cell", operator().put(newId(), placed("alone", "dedicated")));
        refusedAt("/placement/tier", operator().put(newId(), placed("alone", "pooled")));
        refusedAt("/placement/tier", operator().put(newId(), placed("west", "dedicated")));
        refusedAt("/cell", ask(brand(), "{\"cell\": \"alone\", \"reason\": \"x\"}"));
        refusedAt("/placement/tier", operator().put(first, placed("", "pooled")));

        assertThat(move(first, "west").text("state")).isEqualTo("MOVED");
        refusedAt("/placement/tier", operator().put(newId(), placed("", "dedicated")));
        jdbc.sql("DELETE FROM brand_moves").update();
        assertThat(cell(brand("", "dedicated")))
                .as("its old databases are gone")
                .isEqualTo("alone");
    }

    @Test
    void placesPooledBrandsOnTheEmptiestPooledCell() {
        for (int i = 0; i < 3; i++) {
            brand("local", "pooled");
        }
        jdbc.sql("UPDATE brands SET cell = 'local'").update();

        var id = newId();
        operator().put(id, placed("", "pooled"), "Prefer", "wait=10");

        assertThat(cell(id)).isEqualTo("west");
    }

    private Reply ask(String brand, String body) {
        return operator().send("POST", "/api/v1/brands/%s/move".formatted(brand), body, Map.of());
    }

    private static void refusedAt(String pointer, Reply reply) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(400);
        assertThat(reply.body().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }
}
