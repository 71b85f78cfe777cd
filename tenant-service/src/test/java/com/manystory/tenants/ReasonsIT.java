package com.manystory.tenants;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenants.ControlPlane.Reply;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What takes a brand off the air isn't done without saying why; a reason that is given is kept;
/// and what the platform brings about afterwards names who began it.
class ReasonsIT extends ControlPlaneTest {

    private final String brand = "aster-r" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void onTheAir() {
        operator().put(brand, aster("Aster"), "Prefer", "wait=10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend", "rotate-credentials"})
    void changesNothingWithoutAReason(String verb) {
        for (var body : new String[] {"{}", "{\"reason\": \" \"}"}) {
            refused(post(brand + "/" + verb, body));
        }
        assertThat(events(brand)).hasSize(1);
    }

    @Test
    void resumesWithOrWithoutAReasonButNotWithABlankOne() {
        post(brand + "/suspend", "{\"reason\": \"Unpaid\"}");

        refused(post(brand + "/resume", "{\"reason\": \" \"}"));
        assertThat(post(brand + "/resume", "").status()).isEqualTo(200);
        assertThat(post(brand + "/suspend", "{\"reason\": \"Unpaid\"}").status()).isEqualTo(200);
        assertThat(post(brand + "/resume", "{\"reason\": \"Paid\"}").status()).isEqualTo(200);

        assertThat(
                        events(brand).stream()
                                .filter(event ->
                                        event.path("action").asString().equals("brand.resume"))
                                .map(event -> event.path("reason").asString("")))
                .containsExactlyInAnyOrder("", "Paid");
    }

    @Test
    void erasesNothingForABlankReason() {
        refused(delete(Map.of("Manystory-Reason", "x".repeat(501))));

        assertThat(operator().get("/api/v1/brands/" + brand).text("phase")).isEqualTo("ACTIVE");
    }

    @Test
    void namesWhoBeganAnErasureWhenItIsDone() {
        assertThat(delete(Map.of("Manystory-Reason", "Closed down")).status()).isEqualTo(202);
        await().until(() -> operator().get("/api/v1/brands/" + brand).status() == 404);

        var asked = event("brand.delete");
        var erased = event("brand.erased");
        assertThat(erased.path("actor").asString()).isEqualTo("control-plane");
        assertThat(erased.path("onBehalfOf")).isEqualTo(asked.path("actor"));
        assertThat(erased.path("reason").asString()).isEqualTo("Closed down");
    }

    private Reply delete(Map<String, String> headers) {
        return operator().send("DELETE", "/api/v1/brands/" + brand, "", headers);
    }

    private JsonNode event(String action) {
        return events(brand).stream()
                .filter(event -> event.path("action").asString().equals(action))
                .findFirst()
                .orElseThrow();
    }

    private static void refused(Reply answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("type")).endsWith("/validation");
        assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo("/reason");
    }
}
