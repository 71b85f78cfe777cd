package com.manystory.tenancy.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// All brands in a signed file, which is replaced as a whole, so that a kill leaves the old one or
/// the new one.
public final class SnapshotFile {

    private static final Logger log = LoggerFactory.getLogger(SnapshotFile.class);

    private final Path file;
    private final JsonMapper json;
    private final SnapshotSeal seal;

    public SnapshotFile(Path file, JsonMapper json, SnapshotSeal seal) {
        this.file = file.toAbsolutePath();
        this.json = json;
        this.seal = seal;
    }

    /// What the file holds; empty when there is none, or none to be believed, which is logged.
    public Optional<RegistryUpdate> load() {
        return believed().flatMap(Believed::update);
    }

    /// The file's text, if the platform signed it. The brands aren't read yet, which is what takes
    /// long of many.
    Optional<Believed> believed() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var sealed = json.readValue(Files.readAllBytes(file), Sealed.class);
            if (!seal.isTrusted(sealed.seal(), sealed.registry())) {
                log.error("The registry's snapshot {} isn't signed by the platform: ignored", file);
                return Optional.empty();
            }
            return Optional.of(new Believed(this, version(sealed.registry()), sealed.registry()));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
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
    record Believed(SnapshotFile file, long version, String text) {

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
    /// @throws IOException when the disk can't take them; the old file stays
    public void save(RegistryUpdate update) throws IOException {
        var folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var text = json.writeValueAsString(update);
        // Several processes may write to a shared folder.
        var draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            write(draft, json.writeValueAsBytes(new Sealed(seal.seal(text), text)));
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

    /// @param seal a signature over the text
    /// @param registry a [RegistryUpdate] as JSON
    private record Sealed(String seal, String registry) {}
}
