package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A city's real catalogue of children's activities goes into a brand, dirt included.
class ActivitiesImportIT {

    private static final String BOUNDARY = "----manystory-import";

    private final Platform platform = Platform.get();
    private final Operator operator = new Operator(platform);

    @Test
    void everyRowBecomesAListingOrStandsInTheReport() {
        var file = platform.root().resolve("../shared/data/seattle-parks-activities.csv");
        if (!Files.exists(file)) {
            System.err.println("SKIPPED: the real activities file isn't on this machine");
        }
        assumeTrue(Files.exists(file), "the real activities file isn't on this machine");

        var began = System.nanoTime();
        var accepted = upload(Platform.read(file));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        var job = "/api/v1/brands/parentstory/imports/" + accepted.json().path("id").asString();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> status(job).equals("COMPLETED"));
        System.out.printf("The import took %.1f s%n", (System.nanoTime() - began) / 1e9);

        var done = operator.admin("GET", job, "").json();
        assertThat(done.path("accepted").asLong() + done.path("rejected").asLong())
                .isEqualTo(done.path("rowsRead").asLong())
                .isGreaterThan(1300);
        var report = operator.admin("GET", job + "/report", "").json();
        for (JsonNode row : report.path("items")) {
            assertThat(row.path("line").asLong()).isPositive();
            assertThat(row.path("reason").asString()).isNotBlank();
        }
        assertSwimmingIsFound();
    }

    private void assertSwimmingIsFound() {
        var port = platform.port("STOREFRONT");
        var found =
                Http.get(
                        port, "parentstory.localhost", "/api/v1/listings?q=swim&limit=5&locale=en");
        assertThat(found.json().path("total").asLong()).isGreaterThan(50);
        for (JsonNode item : found.json().path("items")) {
            assertThat(item.toString()).containsIgnoringCase("swim");
        }
    }

    private String status(String job) {
        return operator.admin("GET", job, "").json().path("status").asString();
    }

    private Http.Answer upload(String csv) {
        var mapping =
                Platform.read(platform.root().resolve("demo/imports/activities-mapping.json"));
        var body =
                part("mapping", "", "application/json", mapping)
                        + part("file", "; filename=\"activities.csv\"", "text/csv", csv)
                        + "--"
                        + BOUNDARY
                        + "--\r\n";
        return operator.admin(
                "POST",
                "/api/v1/brands/parentstory/imports",
                body,
                "Content-Type: multipart/form-data; boundary=" + BOUNDARY);
    }

    private static String part(String name, String more, String type, String content) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\nContent-Type: %s\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, more, type, content);
    }
}
