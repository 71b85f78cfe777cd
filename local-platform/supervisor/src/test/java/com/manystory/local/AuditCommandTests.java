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

class AuditCommandTests {

    @TempDir Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private HttpServer platform;

    @BeforeEach
    void listen() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/platform/oauth2/token", 200, "{\"access_token\": \"t\"}");
        platform.start();
    }

    @AfterEach
    void stop() {
        platform.stop(0);
    }

    @Test
    void printsTheAnchorOfAnAuditThatIsIntact() {
        verification(
                """
                {"intact": true, "appendOnly": true, "from": 1, "to": 7,
                 "head": {"sequence": 7, "hash": "abc", "signature": "jws"}}
                """);

        assertThat(verify()).isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("intact: 7 events", "7:abc", "jws");
    }

    @Test
    void failsAndNamesTheFirstBrokenEvent() {
        verification(
                """
                {"intact": false, "appendOnly": true, "from": 1, "to": 2,
                 "head": {"sequence": 7, "hash": "abc"},
                 "firstBroken": {"sequence": 3, "problem": "It is missing."}}
                """);

        assertThat(verify()).isFalse();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("broken at event 3 of 7: It is missing.");
    }

    @Test
    void failsWhenTheServiceCouldChangeEvents() {
        verification(
                """
                {"intact": true, "appendOnly": false, "from": 1, "to": 0,
                 "head": {"sequence": 0, "hash": "abc", "signature": "jws"}}
                """);

        assertThat(verify()).isFalse();
    }

    @Test
    void passesAnAnchorOn() {
        verification("{\"intact\": true, \"appendOnly\": true}");

        verify("42:abc");

        assertThat(asked.get()).endsWith("/verification?anchor=42:abc");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> command().run(List.of("edit")))
                .isInstanceOf(LocalPlatformException.class)
                .hasMessageContaining("Usage");
        answer("/api", 503, "{\"detail\": \"Not now.\"}");
        assertThatThrownBy(this::verify)
                .isInstanceOf(LocalPlatformException.class)
                .hasMessageContaining("503 Not now.");
    }

    private void verification(String json) {
        answer("/api/v1/audit-events/verification", 200, json);
    }

    private void answer(String path, int status, String json) {
        platform.createContext(
                path,
                exchange -> {
                    var decoded = exchange.getRequestURI();
                    asked.set(decoded.getPath() + "?" + decoded.getQuery());
                    var body = json.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private boolean verify(String... anchor) {
        var arguments = new java.util.ArrayList<>(List.of("verify"));
        arguments.addAll(List.of(anchor));
        return command().run(arguments);
    }

    private AuditCommand command() {
        var port = platform.getAddress().getPort();
        var ports = new Ports(port, port, port, port, port, port, port, port, port, 0);
        var client = new OperatorClient(ports, new Secrets(new StateFolder(folder)));
        return new AuditCommand(
                client, new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false));
    }
}
