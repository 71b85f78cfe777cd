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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageCommandTests {

    private static final String PAGE =
            """
            {"from": "2026-11-01T00:00:00Z", "to": "2026-12-01T00:00:00Z",
             "shared": [{"measure": "cpuTime", "unit": "us", "amount": 5000000}],
             "items": [{"brand": "%s", "totals": [
               {"measure": "requests", "unit": "1", "amount": 1000},
               {"measure": "cpuTime", "unit": "us", "amount": %d}]}],
             "nextCursor": %s}
            """;

    @TempDir Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();
    private HttpServer platform;

    @BeforeEach
    void listen() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext(
                "/",
                exchange -> {
                    var uri = exchange.getRequestURI().toString();
                    asked.add(uri);
                    var body =
                            uri.contains("token")
                                    ? "{\"access_token\": \"t\"}"
                                    : uri.contains("cursor=aster")
                                            ? PAGE.formatted("pebble", 10_000_000, "null")
                                            : PAGE.formatted("aster", 40_000_000, "\"aster\"");
                    var bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        platform.start();
    }

    @AfterEach
    void stop() {
        platform.stop(0);
    }

    @Test
    void tellsWhatEachBrandUsed() {
        run("--from", "2026-11-01", "--to", "2026-12-01");

        assertThat(printed()).containsPattern("aster +1000 +0.0 +40.0").containsPattern("pebble ");
        assertThat(printed()).doesNotContain("COST");
        assertThat(asked)
                .contains("/api/v1/usage?from=2026-11-01&to=2026-12-01&limit=200&cursor=aster");
    }

    @Test
    void dividesWhatIsSharedAsWhatCanBeToldApart() throws IOException {
        var prices =
                prices(
                        """
                        {"currency": "EUR", "note": "Examples",
                         "prices": {"cpuTime": {"price": 0.036, "per": 3600000000}}}
                        """);
        run("--prices", prices);

        // 55 s in all at 0.00001 a second, four fifths of it Aster's.
        assertThat(printed())
                .containsPattern("aster .* 0.0004 +80.0 %")
                .containsPattern("pebble .* 0.0001 +20.0 %")
                .contains("All brands: 0.0006 EUR", "Examples");
    }

    @Test
    void tellsOfOneBrandMeasureByMeasure() throws IOException {
        run("aster", "--prices", prices("{\"currency\": \"EUR\", \"prices\": {}}"));

        assertThat(printed()).containsPattern("cpuTime +40000000").doesNotContain("pebble");
    }

    @Test
    void pricesTheExampleFileOfTheDocumentation() {
        var example = Path.of("../../docs/prices.example.json").toAbsolutePath();

        run("--prices", example.toString());

        assertThat(printed()).contains("COST", "Examples, not real prices");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        assertThatThrownBy(() -> run("--since", "now")).hasMessageContaining("--since");
        assertThatThrownBy(() -> run("--from")).hasMessageContaining("Usage");
        assertThatThrownBy(() -> run("--from", "a&b")).hasMessageContaining("Usage");
        assertThatThrownBy(() -> run("aster", "pebble")).hasMessageContaining("Usage");
        assertThatThrownBy(() -> run("nobody")).hasMessageContaining("no brand nobody");
        assertThatThrownBy(() -> run("--prices", "nowhere.json"))
                .hasMessageContaining("can't be read");
        for (var wrong :
                new String[] {
                    "[]",
                    "{\"currency\": \"EUR\"}",
                    "{\"currency\": \"EUR\", \"prices\": {}, \"tax\": 1}",
                    "{\"currency\": \"EUR\", \"prices\": {\"cpuTime\": 1}}",
                    "{\"currency\": \"EUR\", \"prices\": {\"cpuTime\": {\"price\": 1, \"per\":"
                            + " 0}}}",
                    "{\"currency\": \"EUR\", \"prices\": {\"cpuTime\": {\"price\": -1, \"per\":"
                            + " 1}}}"
                }) {
            var file = prices(wrong);
            assertThatThrownBy(() -> run("--prices", file))
                    .as(wrong)
                    .hasMessageContaining("isn't a file of prices");
        }
    }

    private String prices(String json) throws IOException {
        return Files.writeString(folder.resolve("prices.json"), json).toString();
    }

    private void run(String... arguments) {
        var port = platform.getAddress().getPort();
        var ports = new Ports(port, port, port, port, port, port, port, port, port, port);
        var client = new OperatorClient(ports, new Secrets(new StateFolder(folder)));
        var console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
        new UsageCommand(client, console).run(List.of(arguments));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
