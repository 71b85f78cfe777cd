package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The control plane is killed, for real and at any moment, while brands are being put.
class ProvisioningCrashIT {

    private static final int BRANDS = 6;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final List<String> SERVICES = List.of("catalog", "payment");

    private final Platform platform = Platform.get();
    private final Operator operator = new Operator(platform);
    private final List<String> brands = new ArrayList<>();

    @AfterEach
    void eraseBrands() {
        brands.forEach(brand ->
                operator.tenant(
                        "DELETE", "/api/v1/brands/" + brand, "", "Manystory-Reason: A test"));
        await().atMost(Platform.RECOVERY)
                .ignoreExceptions()
                .until(() -> brands.stream().allMatch(brand -> status(brand) == 404));
    }

    @Test
    void everyBrandIsServedFromOneDatabaseAServiceOnceTheControlPlaneIsBack() throws Exception {
        var run = Long.toString(System.nanoTime() & 0xfffffff, 36);
        for (int i = 0; i < BRANDS; i++) {
            brands.add("crash-%s-%d".formatted(run, i));
        }
        var putting = Thread.ofVirtual().start(() -> brands.forEach(this::putUntilTaken));
        for (int kill = 0; kill < 3; kill++) {
            Platform.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(50, 1_500)));
            kill();
        }
        putting.join();

        for (var brand : brands) {
            await().atMost(Platform.RECOVERY)
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        var answer = operator.tenant("GET", "/api/v1/brands/" + brand, "").json();
                        assertThat(answer.path("phase").asString()).isEqualTo("ACTIVE");
                        assertThat(answer.path("observedGeneration").asLong())
                                .isEqualTo(answer.path("generation").asLong());
                        assertThat(answer.path("generation").asLong()).isEqualTo(1);
                        assertThat(page(brand)).contains(brand);
                    });
            for (var service : SERVICES) {
                assertThat(databases(service + "_" + brand)).isEqualTo(1);
                assertThat(recordsOf(service, brand)).containsExactly("READY");
            }
        }
        assertThat(databases("%\\_crash-" + run + "-%")).isEqualTo(BRANDS * SERVICES.size());
        assertThat(createdOnce()).isEqualTo(BRANDS);
    }

    /// Nobody is told whether a request got through when the process dies under it: it is repeated.
    private void putUntilTaken(String brand) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> {
                    var spec = NewBrand.document(brand);
                    var answer = operator.tenant("PUT", "/api/v1/brands/" + brand, spec);
                    return answer.status() == 200 || answer.status() == 201;
                });
    }

    private void kill() {
        await().atMost(Platform.RECOVERY).until(() -> platform.process("tenant").isPresent());
        await().atMost(Platform.RECOVERY)
                .ignoreExceptions()
                .until(() -> platform.isReady("TENANT"));
        Platform.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(400)));
        var process = platform.process("tenant").orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private int status(String brand) {
        return operator.tenant("GET", "/api/v1/brands/" + brand, "").status();
    }

    private String page(String brand) {
        var answer = Http.get(platform.port("STOREFRONT"), brand + ".localhost", "/en");
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    private long databases(String pattern) throws SQLException {
        return number("postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE ?", pattern);
    }

    private List<String> recordsOf(String service, String brand) throws SQLException {
        try (var connection = connection(service + "_control");
                var query =
                        connection.prepareStatement(
                                "SELECT state FROM brand_database WHERE brand_id = ?")) {
            query.setString(1, brand);
            var rows = query.executeQuery();
            var states = new ArrayList<String>();
            while (rows.next()) {
                states.add(rows.getString(1));
            }
            return states;
        }
    }

    /// How many of the brands have exactly one event of their creation.
    private long createdOnce() {
        return brands.stream()
                .map(brand ->
                        operator.tenant("GET", "/api/v1/audit-events?brand=" + brand, "").json())
                .filter(page -> {
                    var created = 0;
                    for (JsonNode event : page.path("items")) {
                        created += event.path("action").asString().equals("brand.create") ? 1 : 0;
                    }
                    return created == 1;
                })
                .count();
    }

    private long number(String database, String sql, String parameter) throws SQLException {
        try (var connection = connection(database);
                var query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            var row = query.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connection(String database) throws SQLException {
        return platform.database(database, "postgres", platform.secret("postgres-superuser"));
    }
}
