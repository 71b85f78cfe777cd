package com.manystory.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.local.platform.DemoOnboarding;
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
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands about brands, against a control plane that answers as told.
class BrandCommandTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String BRAND =
            """
            {"id": "aster", "phase": "%s", "generation": 2, "observedGeneration": %d,
             "conditions": [
               {"type": "CatalogDatabase", "status": "TRUE", "message": "It is there."},
               {"type": "PaymentDatabase", "status": "FALSE", "message": "No cell has room.",
                "fix": "Add a cell."}]}
            """;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Console console =
            new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
    private final Queue<String> states = new ArrayDeque<>();
    @TempDir private Path folder;
    private HttpServer platform;

    @BeforeEach
    void start() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/platform/oauth2/token", _ -> "{\"access_token\": \"t\"}");
        // The last state stays.
        answer("/api/v1/brands/aster", _ -> states.size() > 1 ? states.remove() : states.peek());
        platform.start();
    }

    @AfterEach
    void stop() {
        platform.stop(0);
    }

    @Test
    void appliesABrandUntilItIsActive() throws Exception {
        states.add(BRAND.formatted("PROVISIONING", 1));
        states.add(BRAND.formatted("ACTIVE", 1));
        states.add(BRAND.formatted("ACTIVE", 1));
        states.add(BRAND.formatted("ACTIVE", 2));

        apply();

        assertThat(states).hasSize(1);
        assertThat(printed()).contains("aster is ACTIVE (generation 2)");
    }

    @Test
    void leavesABrandOffTheAirThatIs() throws Exception {
        states.add(BRAND.formatted("SUSPENDED", 2));

        apply();

        assertThat(printed()).contains("aster is SUSPENDED");
    }

    @Test
    void failsWithTheConditionsOfABrandThatFailed() {
        states.add(BRAND.formatted("FAILED", 2));

        assertThatThrownBy(this::apply)
                .isInstanceOf(LocalPlatformException.class)
                .hasMessageContaining("aster is FAILED")
                .hasMessageContaining("PaymentDatabase: No cell has room.")
                .hasMessageContaining("Add a cell.")
                .hasMessageNotContaining("CatalogDatabase");
    }

    @Test
    void failsWhenABrandIsNotReadyInTime() {
        states.add(BRAND.formatted("PROVISIONING", 1));

        assertThatThrownBy(this::apply)
                .hasMessageContaining("aster is PROVISIONING")
                .hasMessageContaining("No cell has room.");
    }

    @Test
    void saysOfADemoBrandThatItIsOnTheAirOnlyWhenItIs() throws IOException {
        states.add(BRAND.formatted("FAILED", 2));
        var demo = Files.createDirectories(folder.resolve("demo/aster"));
        Files.writeString(demo.resolve("brand.json"), "{}");
        var state = new StateFolder(folder.resolve("state"));

        assertThatThrownBy(() -> new DemoOnboarding(folder, state, client(), console, DAY).run())
                .hasMessageContaining("aster is FAILED");
        assertThat(printed()).doesNotContain("on the air");
    }

    @Test
    void listsBrandsBeyondTheFirstPage() throws Exception {
        answer(
                "/api/v1/brands",
                query ->
                        query.endsWith("cursor=")
                                ? "{\"items\": [{\"id\": \"aster\"}], \"nextCursor\": \"a=b\"}"
                                : query.endsWith("cursor=a%3Db")
                                        ? "{\"items\": [{\"id\": \"pebble\"}], \"nextCursor\":"
                                                + " null}"
                                        : "{}");

        command("list");

        assertThat(printed()).contains("\naster ").contains("\npebble ");
    }

    private void apply() throws Exception {
        var file = folder.resolve("aster.json");
        Files.writeString(file, "{\"displayName\": \"Aster\"}");
        command("apply", file.toString());
    }

    private void command(String... arguments) throws Exception {
        new BrandCommand(client(), console, Duration.ofMillis(1200)).run(List.of(arguments));
    }

    private OperatorClient client() {
        var port = platform.getAddress().getPort();
        var ports = new Ports(port, port, port, port, port, port, port, port, port, 0);
        return new OperatorClient(ports, new Secrets(new StateFolder(folder)));
    }

    private void answer(String path, UnaryOperator<String> answer) {
        platform.createContext(
                path,
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    var query = String.valueOf(exchange.getRequestURI().getRawQuery());
                    var body = answer.apply(query).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
