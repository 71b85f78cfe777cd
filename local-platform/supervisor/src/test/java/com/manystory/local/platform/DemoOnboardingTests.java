package com.manystory.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.local.Console;
import com.manystory.local.Ports;
import com.manystory.local.Secrets;
import com.manystory.local.StateFolder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A platform that onboards one demo brand, `pebble`, and is started again on later days.
class DemoOnboardingTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String BRAND = "/api/v1/brands/pebble";

    private final List<String> calls = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private String brand = "{\"phase\":\"ACTIVE\",\"spec\":{\"currency\":\"SGD\"}}";
    private int written = 200;

    @TempDir Path root;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var folder = Files.createDirectories(root.resolve("demo").resolve("pebble"));
        Files.writeString(folder.resolve("brand.json"), "{\"currency\":\"SGD\"}");
        Files.writeString(folder.resolve("catalogue.json"), "{\"kind\":\"classes\"}");
        onboard(DAY);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void onboardsABrandOnce() throws InterruptedException {
        assertThat(calls).containsExactly("PUT " + BRAND, "PUT " + BRAND + "/catalogue");
        calls.clear();
        onboard(DAY.plusDays(21));
        assertThat(calls).isEmpty();
    }

    @Test
    void writesAnOldCatalogueAnewAndThenLeavesItAlone() throws InterruptedException {
        calls.clear();
        onboard(DAY.plusDays(22));
        assertThat(calls).containsExactly("GET " + BRAND, "PUT " + BRAND + "/catalogue");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("pebble has dates");
        calls.clear();
        onboard(DAY.plusDays(23));
        assertThat(calls).isEmpty();
    }

    @Test
    void writesTheCatalogueOfAMarkWithoutADayAnew() throws Exception {
        Files.writeString(root.resolve("state").resolve("demo").resolve("pebble"), "");
        calls.clear();
        onboard(DAY);
        assertThat(calls).contains("PUT " + BRAND + "/catalogue");
    }

    @Test
    void leavesABrandAloneThatIsGoneOrAnother() throws InterruptedException {
        for (var changed :
                List.of(
                        "{}",
                        "{\"phase\":\"SUSPENDED\",\"spec\":{\"currency\":\"SGD\"}}",
                        "{\"phase\":\"ACTIVE\",\"spec\":{\"currency\":\"IDR\"}}")) {
            brand = changed;
            calls.clear();
            onboard(DAY.plusDays(40));
            assertThat(calls).as(changed).containsExactly("GET " + BRAND);
        }
    }

    @Test
    void startsEvenWhenTheCatalogueIsRefusedAndTriesAgain() throws InterruptedException {
        written = 503;
        onboard(DAY.plusDays(40));
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("pebble keeps its old dates");
        written = 200;
        calls.clear();
        onboard(DAY.plusDays(41));
        assertThat(calls).contains("PUT " + BRAND + "/catalogue");
    }

    private void onboard(LocalDate today) throws InterruptedException {
        var port = server.getAddress().getPort();
        var state = new StateFolder(root.resolve("state"));
        state.folder("demo");
        state.folder("keys");
        var ports = new Ports(1, port, port, 1, 1, port, 1, 1, 1, 0);
        new DemoOnboarding(
                        root,
                        state,
                        new OperatorClient(ports, new Secrets(state)),
                        new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false),
                        today)
                .run();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            exchange.getRequestBody().readAllBytes();
            var token = path.equals("/platform/oauth2/token");
            if (!token) {
                calls.add(exchange.getRequestMethod() + " " + path);
            }
            var catalogue = path.endsWith("/catalogue");
            var body = token ? "{\"access_token\":\"t\"}" : brand;
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(catalogue ? written : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
