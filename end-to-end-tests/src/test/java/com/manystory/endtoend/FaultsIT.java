package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Processes die, and visitors hardly notice.
class FaultsIT {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final Platform platform = Platform.get();

    @ParameterizedTest
    @ValueSource(strings = {"redis", "sqs", "tenant", "issuer"})
    void pagesAreServedWithThatProcessDead(String name) {
        var process = platform.process(name).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        for (int i = 0; i < 5; i++) {
            assertThat(page("bridestory", "/en/search?page=" + i).status()).isEqualTo(200);
            assertThat(page("parentstory", "/en").text()).contains("Parentstory");
        }
        awaitRestart(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalog", "payment", "storefront", "admin", "postgres"})
    void aKilledProcessComesBackAndServes(String name) {
        platform.process(name).orElseThrow().destroyForcibly();
        awaitRestart(name);
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() ->
                        page("bridestory", "/en").status() == 200
                                && page("parentstory", "/en/search?q=dance").status() == 200);
    }

    @Test
    void servicesRestartWithTheControlPlaneDown() {
        var tenant = platform.process("tenant").orElseThrow();
        tenant.destroyForcibly();
        platform.process("storefront").orElseThrow().destroyForcibly();
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> page("bridestory", "/en").status() == 200);
        awaitRestart("tenant");
    }

    private void awaitRestart(String name) {
        await().atMost(RECOVERY).until(() -> platform.process(name).isPresent());
        await().atMost(RECOVERY).ignoreExceptions().until(() -> healthy(name));
    }

    private boolean healthy(String name) throws java.io.IOException {
        var port = platform.port(name.toUpperCase(java.util.Locale.ROOT));
        return switch (name) {
            case "redis", "sqs", "postgres" -> {
                try (var _ = new java.net.Socket("127.0.0.1", port)) {
                    yield true;
                }
            }
            default ->
                    Http.get(port + 10_000, "localhost", "/actuator/health/readiness").status()
                            == 200;
        };
    }

    private Http.Answer page(String brand, String path) {
        return Http.get(platform.port("STOREFRONT"), brand + ".localhost", path);
    }
}
