package com.manystory.local.service;

import com.manystory.local.LocalPlatformException;
import com.manystory.local.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/// Lays a service's jar out in a folder, as its deployed image does. The folder bears the jar's
/// fingerprint, so another build of the jar gets another.
record Extraction(Service service, StateFolder state, Path projectRoot, String java) {

    /// The folder, made unless it is there.
    ///
    /// @throws LocalPlatformException when there is no jar, or it can't be extracted
    Path run() {
        var jar = projectRoot.resolve(service.jar());
        if (!Files.exists(jar)) {
            throw new LocalPlatformException(
                    "%s is missing. Build it with `./manystory up`, or `mvn package`."
                            .formatted(projectRoot.relativize(jar)));
        }
        var apps = state.folder("apps");
        var home = apps.resolve(service.name() + "-" + fingerprint(jar));
        if (!Files.exists(home)) {
            extract(jar, apps, home);
        }
        return home;
    }

    private void extract(Path jar, Path apps, Path home) {
        deleteOthers(apps, service.name());
        var temporary = apps.resolve(service.name() + ".tmp");
        delete(temporary);
        var command =
                List.of(
                        java,
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        temporary.toString());
        var log = state.path("logs", "extract-" + service.name() + ".log");
        new Errand(command, apps, Map.of(), log)
                .run("The jar of " + service.name() + " can't be extracted", _ -> {});
        try {
            Files.move(temporary, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of the jar's table of contents, which has a checksum of every entry: reading all of the six
    /// jars would hold a start up for seconds.
    private static String fingerprint(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            var digest = MessageDigest.getInstance("SHA-256");
            zip.stream()
                    .map(entry ->
                            "%s %d %d\n"
                                    .formatted(entry.getName(), entry.getSize(), entry.getCrc()))
                    .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void deleteOthers(Path apps, String name) {
        try (var folders = Files.list(apps)) {
            folders.filter(folder ->
                            folder.getFileName().toString().matches(name + "-[0-9a-f]{16}"))
                    .forEach(Extraction::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
