package com.manystory.tenancy.registry;

import static com.manystory.tenancy.registry.RegistriesUnderTest.MAX_AGE;
import static com.manystory.tenancy.registry.RegistriesUnderTest.NOWHERE;
import static com.manystory.tenancy.testing.SampleBrands.brand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.manystory.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/// Which snapshots a process starts from when the control plane is away.
@ExtendWith(OutputCaptureExtension.class)
class RegistrySnapshotTests {

    private static final TenantId ASTER = TenantId.of("aster");
    private static final TenantId PEBBLE = TenantId.of("pebble");

    private final JsonMapper json = JsonMapper.builder().build();

    @TempDir private Path folder;
    private RegistriesUnderTest registries;

    @BeforeEach
    void start() {
        registries = new RegistriesUnderTest(folder, json);
    }

    @AfterEach
    void stop() {
        registries.close();
    }

    @Test
    void aProcessThatWasNeverHereStartsFromWhatTheControlPlanePublished() throws IOException {
        publish(7, now(), brand("aster", "a", 1));

        var registry = registry();

        assertThat(registry.find(ASTER)).isPresent();
        assertThat(registry.version()).isEqualTo(7);
    }

    @Test
    void startsFromTheNewerSnapshot() throws IOException {
        publish(7, now(), brand("aster", "a", 1));
        keep(8, now(), brand("pebble", "p", 1));

        assertThat(registry().all()).extracting(Brand::id).containsExactly(PEBBLE);
    }

    @Test
    void isNotLedBackByAnOldSnapshotThatSomebodyPutInThePlaceOfTheSharedOne() throws IOException {
        keep(8, now(), brand("pebble", "p", 1));
        publish(6, now().minus(Duration.ofDays(3)), brand("aster", "a", 1));

        assertThat(registry().all()).extracting(Brand::id).containsExactly(PEBBLE);
    }

    @Test
    void isNotLedBackByAHigherVersionFromBeforeABackupWasRestored() throws IOException {
        publish(6, now(), brand("aster", "a", 1));
        keep(9, now().minus(Duration.ofDays(3)), brand("pebble", "p", 1));

        assertThat(registry().all()).extracting(Brand::id).containsExactly(ASTER);
    }

    @Test
    void servesFromASnapshotThatIsWeeksOld() throws IOException {
        keep(7, now().minus(MAX_AGE).plusSeconds(60), brand("aster", "a", 1));

        assertThat(registry().find(ASTER)).isPresent();
    }

    @Test
    void refusesOneThatIsTooOldAndSaysSo(CapturedOutput output) throws IOException {
        keep(7, now().minus(MAX_AGE).minusSeconds(60), brand("aster", "a", 1));

        assertThat(registry().all()).isEmpty();
        assertThat(output).contains("manystory.registry.snapshot-max-age", "ignored");
    }

    @Test
    void makesAnOldSnapshotNoYoungerByStartingFromIt() throws IOException {
        var asOf = now().minus(Duration.ofDays(20));
        publish(7, asOf, brand("aster", "a", 1));
        registry().accept(brand("pebble", "p", 1));

        registries.close();

        assertThat(registries.asOf(registries.own())).isEqualTo(asOf);
    }

    @Test
    void writesBrandsThatDidNotChangeAgainBeforeTheyLookOld() throws Exception {
        keep(7, now().minus(Duration.ofDays(20)), brand("aster", "a", 1));
        try (var controlPlane = new FakeControlPlane(json)) {
            controlPlane.publish(7, true, brand("aster", "a", 1));
            var registry = registries.start(controlPlane.url());
            for (int i = 0;
                    i < 100
                            && registries
                                    .asOf(registries.own())
                                    .isBefore(now().minusSeconds(3_600));
                    i++) {
                Thread.sleep(20);
            }

            assertThat(registry.version()).isEqualTo(7);
            assertThat(registries.asOf(registries.own()))
                    .isCloseTo(now(), within(1, ChronoUnit.MINUTES));
        }
    }

    @Test
    void refusesOneWhoseTimeWasChanged() throws IOException {
        var asOf = now().minus(MAX_AGE).minusSeconds(60);
        keep(7, asOf, brand("aster", "a", 1));
        var text = Files.readString(registries.own());
        Files.writeString(registries.own(), text.replace(asOf.toString(), now().toString()));

        assertThat(registry().all()).isEmpty();
    }

    @Test
    void refusesOneThatDoesNotSayAsOfWhen(CapturedOutput output) throws IOException {
        var text = "{\"version\":7,\"full\":true,\"brands\":[]}";
        var sealed = Map.of("registry", text, "seal", "catalog-service:" + text.hashCode());
        Files.writeString(registries.own(), json.writeValueAsString(sealed));

        assertThat(registry().version()).isZero();
        assertThat(output).contains("doesn't say as of when: ignored");
    }

    @Test
    void readsTheBrandsOfTheNewerSnapshotOnly(CapturedOutput output) throws IOException {
        publish(7, now(), brand("aster", "a", 1));
        write("{\"full\":true,\"version\":6,\"brands\":\"none\"}");

        assertThat(registry().version()).isEqualTo(7);
        assertThat(output).doesNotContain("can't be read");
    }

    @Test
    void startsFromTheOlderSnapshotWhenTheNewerCannotBeRead() throws IOException {
        publish(7, now(), brand("aster", "a", 1));
        write("{\"full\":true,\"version\":8,\"brands\":\"none\"}");

        assertThat(registry().version()).isEqualTo(7);
    }

    @Test
    void believesNoSnapshotOfAnotherProcess() throws IOException {
        registries.save(registries.shared(), "payment-service", 7, now(), brand("aster", "a", 1));

        assertThat(registry().all()).isEmpty();
    }

    @Test
    void believesNoSnapshotThatWasChanged() throws IOException {
        publish(7, now(), brand("aster", "a", 1, "aster.com"));
        Files.writeString(
                registries.shared(),
                Files.readString(registries.shared()).replace("aster.com", "aster.bad"));

        assertThat(registry().all()).isEmpty();
    }

    @Test
    void anInstanceOfTheControlPlaneThatIsBehindReplacesNothingNewer() throws IOException {
        publish(8, now(), brand("aster", "a", 1));
        var shared = registries.signed(new SnapshotFile(registries.shared()), "tenant-service");

        var older = RegistriesUnderTest.update(7, brand("pebble", "p", 1));

        assertThat(shared.publish(older, now())).isFalse();
        assertThat(registry().all()).extracting(Brand::id).containsExactly(ASTER);
    }

    /// Writes a text that this process signed.
    private void write(String text) throws IOException {
        var asOf = now().toString();
        var seal = new SealOf("catalog-service").seal(asOf, text);
        var sealed = Map.of("registry", text, "asOf", asOf, "seal", seal);
        Files.writeString(registries.own(), json.writeValueAsString(sealed));
    }

    private void publish(long version, Instant asOf, Brand brand) throws IOException {
        registries.save(registries.shared(), "tenant-service", version, asOf, brand);
    }

    /// Keeps a brand where the process itself does.
    private void keep(long version, Instant asOf, Brand brand) throws IOException {
        registries.save(registries.own(), "catalog-service", version, asOf, brand);
    }

    private static Instant now() {
        return Instant.now();
    }

    private HttpTenantRegistry registry() {
        return registries.start(NOWHERE);
    }
}
