package com.manystory.local.store;

import com.manystory.local.LocalPlatformException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The servers' programs, unpacked from the libraries that carry them.
final class Binaries {

    private static final String SYSTEM = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    private static final boolean ARM = System.getProperty("os.arch", "").matches("aarch64|arm64");
    private static final boolean MAC = SYSTEM.startsWith("mac");

    private Binaries() {}

    /// The folder with PostgreSQL's `bin`, `lib` and `share`.
    static Path postgres(Path folder) {
        var archive =
                "/postgres-%s-%s.txz"
                        .formatted(MAC ? "darwin" : "linux", ARM ? "arm_64" : "x86_64");
        var home = folder.resolve("postgres-18");
        if (Files.exists(home.resolve("bin/postgres"))) {
            return home;
        }
        var temporary = folder.resolve("postgres-18.tmp");
        try (var stream = resource(archive)) {
            unpack(stream, temporary);
            Files.move(temporary, home, StandardCopyOption.ATOMIC_MOVE);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL can't be unpacked to " + folder, e);
        }
    }

    /// The Redis server's program.
    static Path redis(Path folder) {
        var name =
                MAC
                        ? "redis-server-6.2.6-v5-darwin-" + (ARM ? "arm64" : "amd64")
                        : ARM
                                ? "redis-server-6.2.7-linux-arm64"
                                : "redis-server-6.2.6-v5-linux-amd64";
        var program = folder.resolve("redis-server");
        if (Files.exists(program)) {
            return program;
        }
        try (var stream = resource("/" + name)) {
            var temporary = folder.resolve("redis-server.tmp");
            Files.copy(stream, temporary, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
            return Files.move(temporary, program, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis can't be unpacked to " + folder, e);
        }
    }

    /// What goes before a command that refuses to run as root: on Linux a user namespace in which
    /// the process isn't root.
    static List<String> unprivileged() {
        return "root".equals(System.getProperty("user.name")) && !MAC
                ? List.of("unshare", "-U")
                : List.of();
    }

    /// Runs a command to its end.
    ///
    /// @throws LocalPlatformException with its output when it fails
    static void run(List<String> command, String failure) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new LocalPlatformException(failure + ":\n" + output.strip());
            }
        } catch (IOException e) {
            throw new LocalPlatformException(failure + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPlatformException(failure + ": interrupted", e);
        }
    }

    private static InputStream resource(String name) {
        var stream = Binaries.class.getResourceAsStream(name);
        if (stream == null) {
            throw new LocalPlatformException(
                    "There is no embedded server for this system (%s, %s): %s is missing. Linux and macOS on x86-64 and ARM are supported."
                            .formatted(SYSTEM, System.getProperty("os.arch"), name));
        }
        return stream;
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (var tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("An entry leaves the archive: " + entry.getName());
                }
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        var parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & 0b001_000_000) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
