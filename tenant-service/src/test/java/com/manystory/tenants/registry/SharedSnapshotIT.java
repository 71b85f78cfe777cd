package com.manystory.tenants.registry;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.internal.Seals;
import com.manystory.tenants.ControlPlaneTest;
import java.io.IOException;
import java.nio.file.Files;
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

        assertThat(seals.sealer(written.path("seal").asString(), "registry-snapshot", registry))
                .isEqualTo("tenant-service");
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
