package com.manystory.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.local.platform.OperatorClient;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetCommandTests {

    private static final String PATH = "/api/v1/fleet/migrations";
    private static final String ROLLOUT =
            """
            {"id": 7, "state": "%s", "startedBy": "operator-cli",
             "services": [{"name": "catalog-service", "version": "010", "databases": 9, "upToDate": 2}],
             "counts": {"pending": 0, "migrated": 6, "skipped": 0, "failed": %d},
             "waves": [{"wave": 0, "counts": {"pending": 0, "migrated": 3}}],
             "stop": %s,
             "databases": {"items": %s}}
            """;

    @TempDir Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private HttpServer platform;

    @BeforeEach
    void listen() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/platform/oauth2/token", "{\"access_token\": \"t\"}");
        platform.start();
    }

    @AfterEach
    void stop() {
        platform.stop(0);
    }

    @Test
    void followsARolloutToItsEnd() throws InterruptedException {
        answer(PATH, ROLLOUT.formatted("SUCCEEDED", 0, "null", "[]"));

        assertThat(run("migrate", "--canary", "aster", "--wave", "10%", "--parallelism", "2"))
                .isTrue();

        assertThat(printed()).contains("Rollout 7 is SUCCEEDED", "catalog-service", "canaries");
        assertThat(asked.get())
                .contains("\"canaries\":[\"aster\"]", "\"waves\":[\"10%\"]", "\"parallelism\":2");
    }

    @Test
    void failsAndTellsWhyWhenItHasStopped() throws InterruptedException {
        answer(
                PATH,
                ROLLOUT.formatted(
                        "STOPPED",
                        1,
                        "{\"reason\": \"CanaryFailed\", \"message\": \"The canary failed\","
                                + " \"fix\": \"Mend it\"}",
                        "[{\"brand\": \"aster\", \"service\": \"catalog-service\", \"message\":"
                                + " \"too long\", \"fix\": \"Shorten it\"}]"));

        assertThat(run("status")).isFalse();

        assertThat(printed()).contains("The canary failed", "Mend it", "too long", "Shorten it");
    }

    @Test
    void tellsWhatWouldBeDone() throws InterruptedException {
        answer(
                PATH,
                """
                {"id": null, "state": "PLANNED", "counts": {"pending": 4},
                 "services": [{"name": "catalog-service", "version": "010", "databases": 4,
                   "upToDate": 0, "migrations": [
                     {"version": "010", "description": "labels", "kind": "CONTRACT"}]}],
                 "waves": [{"wave": 0, "counts": {"pending": 4}}]}
                """);

        assertThat(run("migrate", "--dry-run", "--contract", "--error-budget", "1%")).isTrue();

        assertThat(printed()).contains("labels (contract)");
        assertThat(asked.get())
                .contains("dryRun=true", "\"contract\":true", "\"errorBudget\":\"1%\"");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> run("migrate", "--faster", "now"))
                .hasMessageContaining("--faster")
                .hasMessageContaining("Usage");
        assertThatThrownBy(() -> run("migrate", "--wave")).hasMessageContaining("Usage");
        assertThatThrownBy(() -> run("resume")).hasMessageContaining("Usage");
        assertThatThrownBy(() -> run("stop")).hasMessageContaining("Usage");
    }

    private void answer(String path, String json) {
        platform.createContext(
                path,
                exchange -> {
                    var told = exchange.getRequestBody().readAllBytes();
                    if (exchange.getRequestMethod().equals("POST") && path.equals(PATH)) {
                        asked.set(
                                exchange.getRequestURI()
                                        + " "
                                        + new String(told, StandardCharsets.UTF_8));
                    }
                    var list = exchange.getRequestURI().toString().contains("limit=1");
                    var body =
                            (list && !exchange.getRequestURI().toString().contains("/7")
                                            ? "{\"items\": [" + json + "]}"
                                            : json)
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private boolean run(String... arguments) throws InterruptedException {
        var port = platform.getAddress().getPort();
        var ports = new Ports(port, port, port, port, port, port, port, port, port, 0);
        var client = new OperatorClient(ports, new Secrets(new StateFolder(folder)));
        var console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
        return new FleetCommand(client, console).run(List.of(arguments));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
