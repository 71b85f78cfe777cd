package com.manystory.tenancy.registry;

import static com.manystory.tenancy.registry.RegistriesUnderTest.NOWHERE;
import static com.manystory.tenancy.testing.SampleBrands.brand;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class HttpTenantRegistryTests {

    private static final TenantId ASTER = TenantId.of("aster");
    private static final Duration SOON = Duration.ofSeconds(5);

    private final JsonMapper json = JsonMapper.builder().build();
    private RegistriesUnderTest registries;
    private FakeControlPlane controlPlane;

    @TempDir private Path folder;

    @BeforeEach
    void start() throws IOException {
        controlPlane = new FakeControlPlane(json);
        registries = new RegistriesUnderTest(folder, json);
    }

    @AfterEach
    void stop() {
        registries.close();
        controlPlane.close();
    }

    @Test
    void learnsOfBrandsAndTheirChanges() throws Exception {
        var registry = registries.start(controlPlane.url());
        BlockingQueue<TenantId> changes = new ArrayBlockingQueue<>(10);
        registry.onChange(changes::add);

        controlPlane.publish(3, true, brand("aster", "a", 1, "aster.com"));
        assertThat(registry.awaitVersion(3, SOON)).isTrue();
        assertThat(registry.findByHost("aster.com")).isPresent();
        assertThat(changes.poll(5, TimeUnit.SECONDS)).isEqualTo(ASTER);

        controlPlane.publish(4, false, brand("aster", "a", 2, "aster.net"));
        assertThat(registry.awaitVersion(4, SOON)).isTrue();
        assertThat(registry.findByHost("aster.com")).isEmpty();
        assertThat(registry.findByHost("aster.net")).isPresent();

        assertThat(controlPlane.queries).startsWith("after=0&wait=25", "after=3&wait=25");
        assertThat(controlPlane.authorizations).allMatch("Bearer secret"::equals);
    }

    @Test
    void readsASnapshotOfABrandWithoutItsVersion() {
        var written = json.writeValueAsString(brand("aster", "a", 1)).replace(",\"version\":0", "");

        assertThat(written).doesNotContain("version");
        assertThat(json.readValue(written, Brand.class)).isEqualTo(brand("aster", "a", 1));
    }

    @Test
    void startsFromDiskWithTheControlPlaneDown() {
        var first = registries.start(controlPlane.url());
        controlPlane.publish(3, true, brand("aster", "a", 1), brand("pebble", "p", 1));
        assertThat(first.awaitVersion(3, SOON)).isTrue();
        first.stop();

        var second = registries.start(NOWHERE);

        assertThat(second.find(ASTER)).isPresent();
        assertThat(second.findByHost("pebble.localhost")).isPresent();
        assertThat(second.version()).isEqualTo(3);
        assertThat(second.isReady()).isTrue();
    }

    @Test
    void goesOnWithWhatItHasWhenTheControlPlaneFails() throws Exception {
        var registry = registries.start(controlPlane.url());
        controlPlane.publish(3, true, brand("aster", "a", 1));
        assertThat(registry.awaitVersion(3, SOON)).isTrue();

        controlPlane.failWith("{\"version\":9,\"full\":true,\"brands\":[]}");
        Thread.sleep(700);
        assertThat(registry.find(ASTER)).isPresent();

        controlPlane.failWith(null);
        controlPlane.publish(4, false, brand("pebble", "p", 1));
        assertThat(registry.awaitVersion(4, SOON)).isTrue();
        assertThat(registry.all()).hasSize(2);
    }

    @Test
    void asksForEverythingOnceAfterARestart() {
        var first = registries.start(controlPlane.url());
        controlPlane.publish(3, true, brand("aster", "a", 1));
        assertThat(first.awaitVersion(3, SOON)).isTrue();
        first.stop();
        controlPlane.endPolls();
        controlPlane.queries.clear();

        var second = registries.start(controlPlane.url());
        controlPlane.publish(5, true, brand("pebble", "p", 1));

        assertThat(second.awaitVersion(5, SOON)).isTrue();
        assertThat(controlPlane.queries).contains("after=0&wait=25");
        assertThat(second.find(ASTER)).isEmpty();
    }

    @Test
    void keepsABrandToldDirectlyOnDisk() throws Exception {
        var registry = registries.start(NOWHERE);
        registry.accept(brand("aster", "a", 1));
        assertThat(registry.find(ASTER)).isPresent();
        for (int i = 0; i < 50 && !Files.exists(registries.own()); i++) {
            Thread.sleep(20);
        }

        assertThat(registries.start(NOWHERE).find(ASTER)).isPresent();
    }

    @Test
    void startsWithoutBrandsFromADamagedSnapshot() throws IOException {
        Files.writeString(registries.own(), "{\"version\":3,\"brands\":[{\"id\":");

        var registry = registries.start(NOWHERE);

        assertThat(registry.all()).isEmpty();
        assertThat(registry.isReady()).isFalse();
    }

    @Test
    void givesUpWaitingForAVersionInTime() {
        assertThat(registries.start(NOWHERE).awaitVersion(1, Duration.ofMillis(50))).isFalse();
    }
}
