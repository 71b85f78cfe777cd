package com.manystory.tenancy.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// The registries of one service's processes, one after the other, with their snapshots in a
/// folder.
public final class RegistriesUnderTest implements AutoCloseable {

    /// A control plane that is away.
    public static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    public static final Duration MAX_AGE = Duration.ofDays(30);

    private final Path folder;
    private final JsonMapper json;
    private final List<HttpTenantRegistry> started = new ArrayList<>();

    public RegistriesUnderTest(Path folder, JsonMapper json) {
        this.folder = folder;
        this.json = json;
    }

    /// Where the process itself keeps its snapshot.
    Path own() {
        return folder.resolve("registry.json");
    }

    /// Where the control plane publishes the shared one.
    Path shared() {
        return folder.resolve("shared.json");
    }

    HttpTenantRegistry start(URI url) {
        return start(url, new SnapshotFile(shared()));
    }

    /// Starts one that reads the shared snapshot there.
    public HttpTenantRegistry start(URI url, SnapshotPlace shared) {
        var settings =
                new RegistryProperties(
                        url,
                        own(),
                        null,
                        MAX_AGE,
                        Duration.ofSeconds(25),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(300),
                        new RegistryProperties.S3(null, null, Duration.ofSeconds(1)));
        var registry =
                HttpTenantRegistry.at(
                        url,
                        settings,
                        "localhost",
                        () -> "secret",
                        json,
                        shared,
                        new SealOf("catalog-service"));
        registry.start();
        started.add(registry);
        return registry;
    }

    /// Writes a snapshot that a process signed.
    void save(Path file, String process, long version, Instant asOf, Brand brand)
            throws IOException {
        signed(new SnapshotFile(file), process).save(update(version, brand), asOf);
    }

    /// The snapshot at a place, as a process reads and writes it.
    public SignedSnapshot signed(SnapshotPlace place, String process) {
        return new SignedSnapshot(place, json, new SealOf(process), MAX_AGE);
    }

    /// All brands are this one.
    public static RegistryUpdate update(long version, Brand brand) {
        return new RegistryUpdate(version, true, List.of(brand), List.of());
    }

    /// As of when a snapshot says to be.
    Instant asOf(Path file) throws IOException {
        return Instant.parse(json.readTree(Files.readString(file)).path("asOf").asString());
    }

    /// A stop is repeated without harm.
    @Override
    public void close() {
        started.forEach(HttpTenantRegistry::stop);
    }
}
