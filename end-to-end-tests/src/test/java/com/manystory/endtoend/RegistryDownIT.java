package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// The registry's database refuses connections, while everything else runs, tenant-service too.
class RegistryDownIT {

    private static final String BRAND = "latestory";
    private static final String SPEC = NewBrand.document("Latestory");

    /// What tenant-service is asked meanwhile.
    private static final String[] REQUESTS = {
        "GET /api/v1/brands",
        "GET /api/v1/brands/bridestory",
        "PUT /api/v1/brands/" + BRAND,
        "DELETE /api/v1/brands/" + BRAND,
        "POST /api/v1/brands/" + BRAND + "/suspend",
        "POST /api/v1/brands/" + BRAND + "/resume",
        "POST /api/v1/brands/" + BRAND + "/rotate-credentials",
        "POST /api/v1/brands/" + BRAND + "/move",
        "GET /api/v1/brands/bridestory/moves",
        "GET /api/v1/brands/bridestory/usage",
        "GET /api/v1/brands/bridestory/export",
        "GET /api/v1/brands/bridestory/support-accesses",
        "GET /api/v1/usage",
        "GET /api/v1/audit-events",
        "GET /api/v1/audit-events/verification",
        "GET /api/v1/erasures/none",
        "GET /api/v1/fleet/migrations",
    };

    private final Platform platform = Platform.get();
    private final Operator operator = new Operator(platform);

    @Test
    void brandsServeAndSellAndTheRestIsRefusedUntilItIsBack() throws Exception {
        var weddings = new Shop(platform, "bridestory");
        var classes = new Shop(platform, "parentstory");
        assertThat(weddings.page("/en").status()).isEqualTo(200);
        allowConnections(false);
        try {
            assertThat(weddings.page("/en").status()).isEqualTo(200);
            assertThat(weddings.page("/en/search?q=" + UUID.randomUUID()).status()).isEqualTo(200);
            assertThat(classes.page("/id/search?q=" + UUID.randomUUID()).status()).isEqualTo(200);
            var order = classes.buy();
            assertThat(classes.order(order).path("status").asString()).isEqualTo("CONFIRMED");
            askEverything();
            var settings = operator.admin("GET", "/api/v1/brands/bridestory/settings", "");
            assertRefused("GET settings", settings);
        } finally {
            allowConnections(true);
        }
        await().atMost(Platform.RECOVERY)
                .ignoreExceptions()
                .until(
                        () -> operator.putBrand(BRAND, SPEC).json().path("phase").asString(),
                        "ACTIVE"::equals);
        assertThat(new Shop(platform, BRAND).page("/en").text()).contains("Latestory");
        assertThat(operator.tenant("GET", "/api/v1/brands/bridestory", "").json().path("phase"))
                .hasToString("\"ACTIVE\"");
        assertThat(platform.isReady("TENANT")).isTrue();
    }

    /// All at once: each waits for a connection as long as it may.
    private void askEverything() throws Exception {
        var asked = new ArrayList<Callable<Http.Answer>>();
        for (var request : REQUESTS) {
            var words = request.split(" ");
            var body =
                    switch (words[0]) {
                        case "PUT" -> SPEC;
                        case "POST" ->
                                words[1].endsWith("/move")
                                        ? "{\"reason\": \"A test\", \"cell\": \"second\"}"
                                        : "{\"reason\": \"A test\"}";
                        default -> "";
                    };
            asked.add(() -> operator.tenant(words[0], words[1], body, "Manystory-Reason: A test"));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(asked);
            for (int i = 0; i < REQUESTS.length; i++) {
                assertRefused(REQUESTS[i], answers.get(i).get());
            }
        }
    }

    private static void assertRefused(String request, Http.Answer answer) {
        assertThat(answer.status()).as(request + " " + answer.text()).isEqualTo(503);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().path("detail").asString()).isNotBlank();
    }

    private void allowConnections(boolean allowed) throws SQLException {
        try (var connection =
                        platform.database(
                                "postgres", "postgres", platform.secret("postgres-superuser"));
                var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE tenant_registry ALLOW_CONNECTIONS " + allowed);
            if (!allowed) {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE datname = 'tenant_registry'");
            }
        }
    }
}
