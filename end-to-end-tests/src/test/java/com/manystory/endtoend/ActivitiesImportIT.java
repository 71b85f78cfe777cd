package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A city's real catalogue of children's activities goes into a brand, dirt included.
class ActivitiesImportIT {

    private static final Map<String, String> DAYS =
            Map.of(
                    "M", "mon", "Tu", "tue", "W", "wed", "Th", "thu", "F", "fri", "Sa", "sat", "Su",
                    "sun");
    private static final String BOUNDARY = "----manystory-import";

    private final Platform platform = Platform.get();
    private final Operator operator = new Operator(platform);

    @ParameterizedTest
    @ValueSource(strings = {BrandCopy.ORIGINAL, BrandCopy.NAME})
    void everyRowBecomesAListingOrStandsInTheReport(String brand) {
        var file = platform.root().resolve("../shared/data/seattle-parks-activities.csv");
        if (!Files.exists(file)) {
            System.err.println("SKIPPED: the real activities file isn't on this machine");
        }
        assumeTrue(Files.exists(file), "the real activities file isn't on this machine");

        var shop = Shop.of(platform, brand);
        var began = System.nanoTime();
        var accepted = upload(brand, Platform.read(file));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        var job = imports(brand) + "/" + accepted.json().path("id").asString();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> status(job).equals("COMPLETED"));
        System.out.printf("The import took %.1f s%n", (System.nanoTime() - began) / 1e9);

        var done = operator.admin("GET", job, "").json();
        var activities = CityActivities.read(file);
        assertThat(done.path("rowsRead").asInt()).isEqualTo(activities.count());
        var refused = refused(job);
        assertThat(refused).hasSize(done.path("rejected").asInt());
        var taken = activities.without(refused);
        assertThat(done.path("accepted").asInt()).isEqualTo(taken.count());
        assertSearchesAgree(shop, taken);
    }

    /// The identifiers of the rows that the report refuses, each with its line and reason.
    private Set<String> refused(String job) {
        var refused = new HashSet<String>();
        var report = operator.admin("GET", job + "/report?limit=1000", "").json();
        for (JsonNode row : report.path("items")) {
            assertThat(row.path("line").asLong()).isPositive();
            assertThat(row.path("reason").asString()).isNotBlank();
            refused.add(row.path("key").asString().replace("activity-", ""));
        }
        return refused;
    }

    private static void assertSearchesAgree(Shop shop, CityActivities taken) {
        assertThat(total(shop, "")).isEqualTo(taken.count());
        for (var age : List.of(1, 3, 5, 8, 12, 16)) {
            assertThat(total(shop, "&age=" + age))
                    .as("age " + age)
                    .isEqualTo(taken.forAge(age).count());
        }
        for (var day : DAYS.entrySet()) {
            assertThat(total(shop, "&weekday=" + day.getValue()))
                    .as(day.getValue())
                    .isEqualTo(taken.on(day.getKey()).count());
        }
        var venue = "Amy Yee Tennis Center (AYTC)";
        assertThat(total(shop, "&place=amy-yee-tennis-center-aytc"))
                .isEqualTo(taken.at(venue).count())
                .isPositive();
        // Search also finds five courses for lifeguards by their category, Swimming.
        assertThat(total(shop, "&q=swim"))
                .isBetween(taken.aboutSwimming().count(), taken.aboutSwimming().count() + 5);
        assertThat(total(shop, "&q=swim&age=5&weekday=sat"))
                .isEqualTo(taken.aboutSwimming().forAge(5).on("Sa").count())
                .isPositive();
    }

    private static int total(Shop shop, String filters) {
        var found =
                shop.page(
                        "/api/v1/listings?vendor=city-parks-and-recreation&limit=1&locale=en"
                                + filters);
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        return found.json().path("total").asInt();
    }

    private String status(String job) {
        return operator.admin("GET", job, "").json().path("status").asString();
    }

    private Http.Answer upload(String brand, String csv) {
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
                imports(brand),
                body,
                "Content-Type: multipart/form-data; boundary=" + BOUNDARY);
    }

    private static String imports(String brand) {
        return "/api/v1/brands/" + brand + "/imports";
    }

    private static String part(String name, String more, String type, String content) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\nContent-Type: %s\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, more, type, content);
    }
}
