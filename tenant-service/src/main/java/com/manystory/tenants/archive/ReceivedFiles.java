package com.manystory.tenants.archive;

import com.manystory.tenancy.archive.ArchiveProperties;
import com.manystory.tenancy.web.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// Where archives lie while they are restored, readable by this process's user alone.
@Component
class ReceivedFiles {

    private static final String SUFFIX = ".zip";

    private final Path directory;
    private final DataSize largest;
    private final ArchiveProperties settings;

    ReceivedFiles(ArchiveProperties settings) {
        this.directory = settings.directory().toAbsolutePath();
        this.largest = settings.largest();
        this.settings = settings;
    }

    /// Receives an archive; whoever calls deletes it.
    ///
    /// @throws ProblemException when it is too large
    Path receive(InputStream from) throws IOException {
        Files.createDirectories(directory);
        deleteForgotten();
        var file =
                Files.createTempFile(
                        directory,
                        "received-",
                        SUFFIX,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newOutputStream(file)) {
            var left = largest.toBytes();
            var buffer = new byte[64 * 1024];
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new ProblemException(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "content-too-large",
                            "The body is too large",
                            "An archive can be at most %s.".formatted(largest));
                }
                out.write(buffer, 0, read);
            }
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /// What a process that was killed left. No restore takes that long.
    private void deleteForgotten() throws IOException {
        var services = settings.services().size() + 1;
        var eldest = Instant.now().minus(settings.timeLimit().multipliedBy(services));
        try (var files = Files.newDirectoryStream(directory, "received-*" + SUFFIX)) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(eldest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
