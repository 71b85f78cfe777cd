package com.manystory.tenancy.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The last known brands on disk. The file is replaced as a whole, so that a kill leaves the old
/// one or the new one.
final class RegistrySnapshot {

    private static final Logger log = LoggerFactory.getLogger(RegistrySnapshot.class);

    private final @Nullable Path file;
    private final JsonMapper json;
    private @Nullable BrandDirectory saved;

    RegistrySnapshot(@Nullable Path file, JsonMapper json) {
        this.file = file;
        this.json = json;
    }

    Optional<RegistryUpdate> load() {
        if (file == null || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(Files.readAllBytes(file), RegistryUpdate.class));
        } catch (IOException | JacksonException e) {
            log.error("The registry's snapshot {} can't be read: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /// Writes the state of now, unless it is written already; a failure is logged, since serving
    /// goes on without a snapshot.
    synchronized void save(Supplier<BrandDirectory> current) {
        var directory = current.get();
        if (file == null || directory == saved || directory.version() == 0 && isEmpty(directory)) {
            return;
        }
        var update =
                new RegistryUpdate(
                        directory.version(), true, List.copyOf(directory.all()), List.of());
        try {
            var target = file.toAbsolutePath();
            var folder = target.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            var draft = target.resolveSibling(target.getFileName() + ".tmp");
            write(draft, json.writeValueAsBytes(update));
            Files.move(
                    draft,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            saved = directory;
        } catch (IOException | JacksonException e) {
            log.error("The registry's snapshot {} can't be written: {}", file, e.getMessage());
        }
    }

    private static boolean isEmpty(BrandDirectory directory) {
        return directory.all().isEmpty();
    }

    private static void write(Path path, byte[] bytes) throws IOException {
        try (var channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
