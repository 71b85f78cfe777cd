package com.manystory.tenants.registry;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.internal.Seals;
import com.manystory.tenants.ControlPlaneTest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All brands are published, signed, for processes that start while the control plane is away.
class SharedSnapshotIT extends ControlPlaneTest {

    @Autowired private Seals seals;

    @Test
    void holdsEveryBrandAsItIs() {
        operator().put("aster-snap", aster("One"), "Prefer", "wait=10");
        await().untilAsserted(() -> assertThat(name("aster-snap")).isEqualTo("One"));

        operator().put("aster-snap", aster("Two"), "Prefer", "wait=10");

        await().untilAsserted(() -> assertThat(name("aster-snap")).isEqualTo("Two"));
    }

    @Test
    void isMadeAgainWhenItIsLost() throws IOException {
        operator().put("aster-lost", aster("One"), "Prefer", "wait=10");
        await().untilAsserted(() -> assertThat(name("aster-lost")).isEqualTo("One"));
        Files.delete(SNAPSHOT);

        operator().put("aster-lost", aster("Two"), "Prefer", "wait=10");

        await().untilAsserted(() -> assertThat(name("aster-lost")).isEqualTo("Two"));
    }

    @Test
    void isSignedByTheControlPlane() throws IOException {
        operator().put("aster-seal", aster("One"), "Prefer", "wait=10");
        await().untilAsserted(() -> assertThat(name("aster-seal")).isEqualTo("One"));
        var written = read();
        var registry = written.path("registry").asString();

        var asOf = written.path("asOf").asString();

        assertThat(
                        seals.sealer(
                                written.path("seal").asString(),
                                "registry-snapshot",
                                asOf,
                                registry))
                .isEqualTo("tenant-service");
        assertThat(Instant.parse(asOf)).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    private static String name(String brand) throws IOException {
        var registry = JsonMapper.shared().readTree(read().path("registry").asString());
        return registry.path("brands").values().stream()
                .filter(told -> told.path("id").asString().equals(brand))
                .map(told -> told.path("spec").path("displayName").asString())
                .findFirst()
                .orElse("");
    }

    private static JsonNode read() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(SNAPSHOT));
    }
}
