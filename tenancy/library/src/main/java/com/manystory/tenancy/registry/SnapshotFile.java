package com.manystory.tenancy.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A snapshot in a file.
public final class SnapshotFile implements SnapshotPlace {

    private static final String UNTOLD = "";

    private final Path file;

    public SnapshotFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public Content read(@Nullable String known) throws IOException {
        try {
            return new Found(Files.readAllBytes(file), UNTOLD);
        } catch (NoSuchFileException _) {
            return new Nothing();
        }
    }

    @Override
    public String replace(@Nullable String read, byte[] bytes) throws IOException {
        var folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        // Several processes may write to a shared folder.
        var draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            write(draft, bytes);
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return UNTOLD;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public String toString() {
        return file.toString();
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
}
