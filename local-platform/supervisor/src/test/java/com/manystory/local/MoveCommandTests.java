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

/// The command that moves a brand, against a control plane that answers as told.
class MoveCommandTests {

    private static final String MOVE =
            """
            {"id": 7, "state": "%s", "source": "local", "target": "second", "pauseMillis": 412,
             "keepUntil": "2026-12-01T10:00:00Z",
             "stop": {"reason": "CopyDiffers", "message": "Tables differ.", "fix": "Look there."},
             "services": [{"name": "catalog-service", "tables": 24, "checksum": "abc1",
                           "copyMillis": 900}]}
            """;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AtomicReference<String> asked = new AtomicReference<>("");
    @TempDir private Path folder;
    private HttpServer platform;

    @BeforeEach
    void start() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/platform/oauth2/token", "{\"access_token\": \"t\"}");
        answer("/api/v1/brands/aster/move", MOVE.formatted("PLANNED"));
        platform.start();
    }

    @AfterEach
    void stop() {
        platform.stop(0);
    }

    @Test
    void tellsOfThePauseAndWhatWasFoundEqual() throws InterruptedException {
        answer("/api/v1/brands/aster/moves/7", MOVE.formatted("MOVED"));

        run("aster", "second", "--reason", "Its sale starts.");

        assertThat(asked.get())
                .contains("\"cell\":\"second\"")
                .contains("\"reason\":\"Its sale starts.\"");
        assertThat(printed())
                .contains("aster is waiting")
                .contains("412 ms")
                .contains("catalog-service")
                .contains("abc1");
    }

    @Test
    void failsWhenTheBrandStaysWhereItWas() {
        answer("/api/v1/brands/aster/moves/7", MOVE.formatted("FAILED"));

        assertThatThrownBy(() -> run("aster", "second"))
                .hasMessageContaining("stays on cell local")
                .hasMessageContaining("CopyDiffers: Tables differ.")
                .hasMessageContaining("Look there.");
    }

    @Test
    void saysWhatItWantsToKnow() {
        assertThatThrownBy(() -> run("aster")).hasMessageContaining("Usage");
        assertThatThrownBy(() -> run("aster", "second", "--why", "so"))
                .hasMessageContaining("Usage");
    }

    private void answer(String path, String json) {
        platform.createContext(
                path,
                exchange -> {
                    var told = exchange.getRequestBody().readAllBytes();
                    if (path.endsWith("/move")) {
                        asked.set(new String(told, StandardCharsets.UTF_8));
                    }
                    var body = json.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private void run(String... arguments) throws InterruptedException {
        var port = platform.getAddress().getPort();
        var ports = new Ports(port, port, port, port, port, port, port, port, port, 0);
        var client = new OperatorClient(ports, new Secrets(new StateFolder(folder)));
        var console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
        new MoveCommand(client, console).run(List.of(arguments));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
