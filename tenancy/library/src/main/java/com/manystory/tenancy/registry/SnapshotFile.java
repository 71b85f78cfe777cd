package com.manystory.tenancy.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// All brands in a signed file, which is replaced as a whole, so that a kill leaves the old one or
/// the new one. With them is signed as of when they were so, and the registry's version, so that an
/// old file that somebody kept can't be passed off for a young one.
public final class SnapshotFile {

    private static final Logger log = LoggerFactory.getLogger(SnapshotFile.class);

    /// How far the clocks of two processes may differ.
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final Path file;
    private final JsonMapper json;
    private final SnapshotSeal seal;
    private final Duration maxAge;

    /// @param maxAge how long ago a snapshot may have been true that is believed
    public SnapshotFile(Path file, JsonMapper json, SnapshotSeal seal, Duration maxAge) {
        this.file = file.toAbsolutePath();
        this.json = json;
        this.seal = seal;
        this.maxAge = maxAge;
    }

    /// The file's text, if the platform signed it, and not too long ago; else why not is logged.
    /// The brands aren't read yet, which is what takes long of many.
    Optional<Believed> believed() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var sealed = json.readValue(Files.readAllBytes(file), Sealed.class);
            if (sealed.asOf() == null) {
                log.error("The registry's snapshot {} doesn't say as of when: ignored", file);
                return Optional.empty();
            }
            if (!seal.isTrusted(sealed.seal(), sealed.asOf(), sealed.registry())) {
                log.error("The registry's snapshot {} isn't signed by the platform: ignored", file);
                return Optional.empty();
            }
            var asOf = Instant.parse(sealed.asOf());
            if (asOf.isBefore(Instant.now().minus(maxAge))) {
                log.error(
                        "The registry's snapshot {} is as of {}, longer ago than"
                                + " manystory.registry.snapshot-max-age ({}): ignored",
                        file,
                        asOf,
                        maxAge);
                return Optional.empty();
            }
            return Optional.of(
                    new Believed(this, version(sealed.registry()), asOf, sealed.registry()));
        } catch (IOException | JacksonException | DateTimeException | IllegalArgumentException e) {
            return unreadable(e);
        }
    }

    private long version(String registry) {
        try (var parser = json.createParser(registry)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var isVersion = parser.currentName().equals("version");
                parser.nextToken();
                if (isVersion) {
                    return parser.getLongValue();
                }
                parser.skipChildren();
            }
            return 0;
        }
    }

    private <T> Optional<T> unreadable(Exception cause) {
        log.error("The registry's snapshot {} can't be read: {}", file, cause.getMessage());
        return Optional.empty();
    }

    /// A text that the platform signed.
    ///
    /// @param version of the registry
    /// @param asOf when the brands were so
    record Believed(SnapshotFile file, long version, Instant asOf, String text) {

        /// Which of two is to be believed rather than the other: the one of the later time, and
        /// where that can't be told by clocks that differ, of the higher version. A version goes
        /// back when a registry is restored from a backup.
        static int newestFirst(Believed one, Believed other) {
            var clocksDiffer =
                    Duration.between(one.asOf(), other.asOf()).abs().compareTo(CLOCKS) <= 0;
            return clocksDiffer
                    ? Long.compare(other.version(), one.version())
                    : other.asOf().compareTo(one.asOf());
        }

        /// What it holds; empty when that can't be read, which is logged.
        Optional<RegistryUpdate> update() {
            try {
                return Optional.of(file.json.readValue(text, RegistryUpdate.class));
            } catch (JacksonException | IllegalArgumentException e) {
                return file.unreadable(e);
            }
        }
    }

    /// Writes all brands.
    ///
    /// @param asOf when they were so, by the control plane's word
    /// @throws IOException when the disk can't take them; the old file stays
    public void save(RegistryUpdate update, Instant asOf) throws IOException {
        var folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var text = json.writeValueAsString(update);
        // Several processes may write to a shared folder.
        var draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            write(
                    draft,
                    json.writeValueAsBytes(
                            new Sealed(seal.seal(asOf.toString(), text), asOf.toString(), text)));
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(Path path, byte[] bytes) throws IOException {
        try (var channel =
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /// @param seal a signature over the other two
    /// @param asOf when that was so, in ISO 8601; null in files of earlier releases
    /// @param registry a [RegistryUpdate] as JSON
    private record Sealed(String seal, @Nullable String asOf, String registry) {}
}
