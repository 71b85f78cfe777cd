package com.manystory.tenants;

import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.test.EmbeddedPlatformInitializer;
import com.manystory.tenants.ControlPlane.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// The real process with a real PostgreSQL, and the rest of the platform on loopback.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "manystory.test.redis=false",
            "management.server.port=0",
            "manystory.provisioning.services=catalog-service,payment-service,storefront-bff",
            "manystory.provisioning.poll=50ms",
            "manystory.provisioning.lease=400ms",
            "manystory.provisioning.first-retry=50ms",
            "manystory.provisioning.longest-retry=200ms",
            "manystory.fleet.automatic=false",
            "manystory.fleet.poll=50ms",
            "manystory.fleet.lease=400ms",
            "manystory.fleet.patience=2s",
            "manystory.fleet.first-retry=20ms"
        })
@ContextConfiguration(initializers = {EmbeddedPlatformInitializer.class, AuditChain.class})
public abstract class ControlPlaneTest {

    protected static final FakePlatform PLATFORM = new FakePlatform();

    /// Where the control plane publishes the registry.
    protected static final Path SNAPSHOT = snapshot();

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void platform(DynamicPropertyRegistry properties) {
        properties.add("manystory.identity.issuer-base", PLATFORM::address);
        properties.add("manystory.registry.shared-snapshot", SNAPSHOT::toString);
        for (var service : new String[] {"catalog", "payment", "storefront"}) {
            properties.add(
                    "manystory.services." + service,
                    () -> PLATFORM.address() + "/parts/" + service);
        }
    }

    private static Path snapshot() {
        try {
            return Files.createTempDirectory("registry").resolve("shared.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected final ControlPlane operator() {
        return new ControlPlane(port, PLATFORM.token("operator:read operator:act"));
    }

    protected final ControlPlane withToken(String token) {
        return new ControlPlane(port, token);
    }

    protected final int port() {
        return port;
    }

    protected final Reply post(String path, String body) {
        return operator().send("POST", "/api/v1/brands/" + path, body, Map.of("Prefer", "wait=5"));
    }

    protected final List<JsonNode> events(String brand) {
        return operator()
                .get("/api/v1/audit-events?brand=" + brand)
                .body()
                .path("items")
                .values()
                .stream()
                .toList();
    }

    /// Waits until the payment service was asked so often again.
    protected static void awaitTries(String brand, int tries) {
        var before = paymentCalls(brand);
        await().dontCatchUncaughtExceptions().until(() -> paymentCalls(brand) >= before + tries);
    }

    private static long paymentCalls(String brand) {
        return PLATFORM.calls(brand).stream()
                .filter(call -> call.service().equals("payment"))
                .count();
    }

    protected static JsonNode condition(Reply reply, String type) {
        return reply.body().path("conditions").values().stream()
                .filter(condition -> condition.path("type").asString("").equals(type))
                .findFirst()
                .orElseThrow();
    }
}
