package com.manystory.tenancy.registry.s3;

import static com.manystory.tenancy.registry.RegistriesUnderTest.NOWHERE;
import static com.manystory.tenancy.registry.RegistriesUnderTest.update;
import static com.manystory.tenancy.testing.SampleBrands.brand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.RegistriesUnderTest;
import com.manystory.tenancy.registry.RegistryProperties;
import com.manystory.tenancy.registry.SignedSnapshot;
import com.manystory.tenancy.registry.SnapshotLocation;
import com.manystory.tenancy.registry.SnapshotLocation.InBucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/// The shared snapshot in a bucket, which several instances of the control plane write.
@ExtendWith(OutputCaptureExtension.class)
class SnapshotObjectTests {

    private static final TenantId ASTER = TenantId.of("aster");
    private static final Brand BRAND = brand("aster", "a", 1);

    private final JsonMapper json = JsonMapper.builder().build();
    private final List<SnapshotObject> places = new ArrayList<>();

    @TempDir private Path folder;
    private FakeBucket bucket;
    private RegistriesUnderTest registries;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        bucket = new FakeBucket();
        registries = new RegistriesUnderTest(folder, json);
    }

    @AfterEach
    void stop() {
        registries.close();
        places.forEach(SnapshotObject::close);
        bucket.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void aProcessThatWasNeverHereStartsFromTheBucket() throws IOException {
        assertThat(controlPlane().publish(update(7, BRAND), Instant.now())).isTrue();

        var registry = registries.start(NOWHERE, place());

        assertThat(registry.find(ASTER)).isPresent();
        assertThat(registry.version()).isEqualTo(7);
    }

    @Test
    void anInstanceThatIsBehindReplacesNothingNewer() throws IOException {
        var now = Instant.now();
        controlPlane().publish(update(8, BRAND), now);

        assertThat(controlPlane().publish(update(7, BRAND), now.plusSeconds(1))).isFalse();
        assertThat(version()).isEqualTo(8);
    }

    @Test
    void anInstanceThatWasOvertakenWhileItWroteGivesWay() throws IOException {
        var now = Instant.now();
        var slow = controlPlane();
        slow.publish(update(6, BRAND), now);
        bucket.beforeNextPut(() -> publish(8, now));

        assertThat(slow.publish(update(7, BRAND), now)).isFalse();
        assertThat(version()).isEqualTo(8);
    }

    @Test
    void ofTwoFirstWritesTheNewerStays() throws IOException {
        var now = Instant.now();
        bucket.beforeNextPut(() -> publish(2, now));

        assertThat(controlPlane().publish(update(1, BRAND), now)).isFalse();
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void writesOverAnOlderOneThatCameBetween() throws IOException {
        var now = Instant.now();
        var fast = controlPlane();
        bucket.beforeNextPut(() -> publish(1, now));

        assertThat(fast.publish(update(2, BRAND), now)).isTrue();
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void aRegistryThatWasRestoredFromABackupIsPublished() throws IOException {
        controlPlane().publish(update(9, BRAND), Instant.now().minusSeconds(300));

        assertThat(controlPlane().publish(update(6, BRAND), Instant.now())).isTrue();
        assertThat(version()).isEqualTo(6);
    }

    @Test
    void oneOfATimeToComeDoesNotStay() throws IOException {
        controlPlane().publish(update(9, BRAND), Instant.now().plusSeconds(86_400));

        assertThat(controlPlane().publish(update(10, BRAND), Instant.now())).isTrue();
        assertThat(version()).isEqualTo(10);
    }

    @Test
    void oneThatNobodySignedLeadsNobodyAndIsReplaced() throws IOException {
        registries
                .signed(place(), "payment-service")
                .publish(update(9, brand("pebble", "p", 1)), Instant.now());

        assertThat(registries.start(NOWHERE, place()).all()).isEmpty();
        assertThat(controlPlane().publish(update(1, BRAND), Instant.now())).isTrue();
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void readsWhatItKnowsAlreadyWithoutItsBytes() throws IOException {
        var instance = controlPlane();
        instance.publish(update(1, BRAND), Instant.now());
        instance.publish(update(2, BRAND), Instant.now());

        assertThat(bucket.answers).containsExactly("GET 404", "PUT 200", "GET 304", "PUT 200");
    }

    @Test
    void isMadeAgainWhenItIsLost() throws IOException {
        var instance = controlPlane();
        instance.publish(update(1, BRAND), Instant.now());
        bucket.lose();

        assertThat(instance.publish(update(2, BRAND), Instant.now())).isTrue();
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void aBucketThatDoesNotAnswerHoldsAStartUpForItsTimeoutOnly(CapturedOutput output) {
        bucket.fallSilent();
        var began = System.nanoTime();

        var registry = registries.start(NOWHERE, place());

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        assertThat(registry.isReady()).isFalse();
        assertThat(output).contains("The registry's snapshot " + FakeBucket.LOCATION);
        assertThatThrownBy(() -> controlPlane().publish(update(1, BRAND), Instant.now()))
                .isInstanceOf(IOException.class);
    }

    /// What another instance publishes.
    private void publish(long version, Instant asOf) {
        try {
            controlPlane().publish(update(version, BRAND), asOf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long version() {
        var sealed = json.readTree(bucket.get());
        return json.readTree(sealed.path("registry").asString()).path("version").asLong();
    }

    private SignedSnapshot controlPlane() {
        return registries.signed(place(), "tenant-service");
    }

    private SnapshotObject place() {
        var settings =
                new RegistryProperties.S3(
                        "ap-southeast-1", bucket.endpoint(), Duration.ofMillis(1_500));
        var place =
                SnapshotObject.at((InBucket) SnapshotLocation.of(FakeBucket.LOCATION), settings);
        places.add(place);
        return place;
    }
}
