package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Processes die, and visitors hardly notice.
class FaultsIT {

    private final Platform platform = Platform.get();
    private final Operator operator = new Operator(platform);

    /// Each search is for something else, so that none is answered from memory.
    @Test
    void pagesAreServedWithEverythingDeadThatTheyCanDoWithout() {
        var killed = List.of("redis", "sqs", "tenant", "issuer");
        kill(killed);
        for (int i = 0; i < 5; i++) {
            assertThat(page("bridestory", "/en/search?q=" + UUID.randomUUID()).status())
                    .isEqualTo(200);
            assertThat(page("parentstory", "/en").text()).contains("Parentstory");
        }
        killed.forEach(this::awaitRestart);
    }

    /// Who calls a killed process isn't killed with it: its connections are broken.
    @ParameterizedTest
    @ValueSource(strings = {"catalog payment", "storefront admin", "postgres"})
    void killedProcessesComeBackAndServe(String names) {
        var killed = List.of(names.split(" "));
        kill(killed);
        killed.forEach(this::awaitRestart);
        await().atMost(Platform.RECOVERY)
                .ignoreExceptions()
                .until(() ->
                        page("bridestory", "/en").status() == 200
                                && page("parentstory", "/en/search?q=dance").status() == 200);
    }

    private void kill(List<String> names) {
        var processes = names.stream().map(name -> platform.process(name).orElseThrow()).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    /// The control plane is stopped, not killed, so that nobody starts it again; and the service
    /// finds nothing of its own on its disk, as on a machine where it never was.
    @Test
    void servicesStartWithTheControlPlaneDown() throws Exception {
        var tenant = platform.process("tenant").orElseThrow();
        signal("STOP", tenant);
        try {
            Files.delete(platform.state().resolve("registry/storefront-bff.json"));
            platform.process("storefront").orElseThrow().destroyForcibly();
            await().atMost(Platform.RECOVERY)
                    .ignoreExceptions()
                    .until(() ->
                            page("bridestory", "/en").status() == 200
                                    && page("parentstory", "/en").status() == 200);
            var refused = operator.admin("GET", "/api/v1/brands/bridestory/settings", "");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text()).contains("service-unavailable");
        } finally {
            signal("CONT", tenant);
        }
        await().atMost(Platform.RECOVERY)
                .ignoreExceptions()
                .until(() ->
                        operator.admin("GET", "/api/v1/brands/bridestory/settings", "").status()
                                == 200);
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private void awaitRestart(String name) {
        await().atMost(Platform.RECOVERY).until(() -> platform.process(name).isPresent());
        await().atMost(Platform.RECOVERY).ignoreExceptions().until(() -> healthy(name));
    }

    private boolean healthy(String name) throws IOException, SQLException {
        switch (name) {
            case "postgres" ->
                    platform.database("postgres", "postgres", platform.secret("postgres-superuser"))
                            .close();
            case "redis", "sqs" ->
                    new Socket(
                                    InetAddress.getLoopbackAddress(),
                                    platform.port(name.toUpperCase(Locale.ROOT)))
                            .close();
            default -> {
                return platform.isReady(name.toUpperCase(Locale.ROOT));
            }
        }
        return true;
    }

    private Http.Answer page(String brand, String path) {
        return Http.get(platform.port("STOREFRONT"), brand + ".localhost", path);
    }
}
