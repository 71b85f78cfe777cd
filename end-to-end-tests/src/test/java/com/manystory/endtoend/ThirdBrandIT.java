package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A brand is data: one PUT puts it on the air, and nothing is restarted.
class ThirdBrandIT {

    private static final String SPEC = NewBrand.document("Petstory", "petstory.example");

    private final Platform platform = Platform.get();
    private final Operator operator = new Operator(platform);

    @Test
    void onePutPutsABrandOnTheAirWithoutARestart() {
        var before = pids();

        var answer = operator.putBrand("petstory", SPEC);

        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        assertThat(answer.json().path("phase").asString()).isEqualTo("ACTIVE");
        var port = platform.port("STOREFRONT");
        for (var host : new String[] {"petstory.localhost:" + port, "petstory.example"}) {
            var page = Http.get(port, host, "/en");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("Petstory");
        }
        assertThat(pids()).isEqualTo(before);
    }

    @Test
    void theSamePutAgainChangesNothing() {
        operator.putBrand("petstory", SPEC);
        var first = operator.putBrand("petstory", SPEC);
        var second = operator.putBrand("petstory", SPEC);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("generation")).isEqualTo(first.json().path("generation"));
        assertThat(second.header("etag")).isEqualTo(first.header("etag"));
    }

    @Test
    void aChangedNameShowsWithinASecond() {
        operator.putBrand("petstory", SPEC);
        var port = platform.port("STOREFRONT");
        Http.get(port, "petstory.localhost", "/en");

        operator.putBrand("petstory", SPEC.replace("\"Petstory\"", "\"Pawstory\""));

        Platform.sleep(java.time.Duration.ofSeconds(1));
        assertThat(Http.get(port, "petstory.localhost", "/en").text()).contains("Pawstory");
        operator.putBrand("petstory", SPEC);
    }

    @Test
    void aWrongFieldIsRefusedWithAPointerToIt() {
        var answer =
                operator.putBrand(
                        "wrong",
                        SPEC.replace("\"SGD\"", "\"dollars\"").replace("petstory.", "wrong."));
        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(
                        answer.json()
                                .path("errors")
                                .valueStream()
                                .map(e -> e.path("pointer").asString()))
                .contains("/currency");
    }

    @Test
    void theControlPlaneRefusesAStranger() {
        var port = platform.port("TENANT");
        var answer =
                Http.send(
                        port,
                        "PUT",
                        "localhost",
                        "/api/v1/brands/petstory",
                        SPEC,
                        "Content-Type: application/json");
        assertThat(answer.status()).isEqualTo(401);
    }

    private String pids() {
        var text = new StringBuilder();
        for (JsonNode row : platform.table()) {
            text.append(row.path("name").asString()).append(row.path("pid").asLong()).append(' ');
        }
        return text.toString();
    }
}
