package com.manystory.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The local platform's own secrets: random, made once, one file each, readable by their owner
/// only.
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final StateFolder state;

    public Secrets(StateFolder state) {
        this.state = state;
    }

    /// The secret of that name: 32 random bytes in URL-safe Base64, the same at every start.
    public String get(String name) {
        return read(file(name));
    }

    /// 32 random bytes in standard Base64, the same at every start.
    public String key(String name) {
        return Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(get(name)));
    }

    /// The file that holds the secret of that name.
    public Path file(String name) {
        var file = state.path("keys", name + ".secret");
        if (!Files.exists(file)) {
            var bytes = new byte[32];
            RANDOM.nextBytes(bytes);
            write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return file;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a file that only its owner can read, whole or not at all.
    static void write(Path file, String text) {
        try {
            var temporary = file.resolveSibling(file.getFileName() + ".tmp");
            Files.deleteIfExists(temporary);
            Files.createFile(
                    temporary,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(temporary, text);
            Files.move(temporary, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
