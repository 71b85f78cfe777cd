package com.manystory.tenancy.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.registry.SnapshotFile;
import com.manystory.tenancy.registry.SnapshotPlace;
import com.manystory.tenancy.registry.s3.SnapshotObject;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.services.s3.S3Client;

/// Which place a process reads the shared snapshot from, by its settings.
class SharedSnapshotAutoConfigurationTests {

    private static final String BUCKET = "s3://manystory/registry.json";

    @Test
    void readsNoneUntilOneIsSet() {
        process().run(context -> assertThat(context).doesNotHaveBean(SnapshotPlace.class));
    }

    @Test
    void readsAFile() {
        at("/var/lib/manystory/shared.json")
                .run(context -> assertThat(context).hasSingleBean(SnapshotFile.class));
    }

    @Test
    void readsABucket() {
        at(BUCKET)
                .withPropertyValues("manystory.registry.s3.region=ap-southeast-1")
                .run(context -> {
                    assertThat(context).hasSingleBean(SnapshotObject.class);
                    assertThat(context.getBean(SnapshotPlace.class)).hasToString(BUCKET);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://",
                "s3://manystory",
                "s3://manystory/",
                "s3://manystory/folder/",
                "s3:///registry.json",
                "s3://Many_Story/registry.json",
                "S3://manystory/registry.json",
                "s3:manystory/registry.json",
                "https://manystory.s3.amazonaws.com/registry.json",
                "file:/var/lib/manystory/shared.json",
                ""
            })
    void startsWithNoSettingThatIsUnclear(String location) {
        at(location)
                .withPropertyValues("manystory.registry.s3.region=ap-southeast-1")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .hasStackTraceContaining(
                                        "'"
                                                + location
                                                + "' is neither a file's path nor"
                                                + " s3://bucket/key"));
    }

    @Test
    void startsWithNoBucketOfAnUnknownRegion() {
        at(BUCKET)
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .hasStackTraceContaining(
                                        "manystory.registry.s3.region must be set"));
    }

    @Test
    void startsWithNoBucketWhenItDoesNotSpeakS3() {
        at(BUCKET)
                .withClassLoader(new FilteredClassLoader("software.amazon.awssdk"))
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .hasStackTraceContaining("software.amazon.awssdk:s3"));
    }

    @Test
    void readsAFileWithoutTheAwsSdk() throws Exception {
        var before = Thread.currentThread().getContextClassLoader();
        try (var loader = withoutTheAwsSdk()) {
            Thread.currentThread().setContextClassLoader(loader);
            assertThatThrownBy(() -> loader.loadClass(S3Client.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);
            var alone = loader.loadClass(Alone.class.getName()).getConstructor().newInstance();

            assertThat(((Supplier<?>) alone).get())
                    .isEqualTo(Path.of("/var/lib/shared.json").toString());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /// Runs where there is no AWS SDK: loading any class of it would fail.
    public static final class Alone implements Supplier<String> {

        @Override
        public String get() {
            var place = new StringBuilder();
            at("/var/lib/shared.json")
                    .run(context -> place.append(context.getBean(SnapshotPlace.class)));
            return place.toString();
        }
    }

    private static ApplicationContextRunner at(String location) {
        return process().withPropertyValues("manystory.registry.shared-snapshot=" + location);
    }

    private static ApplicationContextRunner process() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SharedSnapshotAutoConfiguration.class));
    }

    private static URLClassLoader withoutTheAwsSdk() {
        var all =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        var urls =
                Arrays.stream(all.split(File.pathSeparator))
                        .filter(entry -> !entry.contains("awssdk"))
                        .map(SharedSnapshotAutoConfigurationTests::url)
                        .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
