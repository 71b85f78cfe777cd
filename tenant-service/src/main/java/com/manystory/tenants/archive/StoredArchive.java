package com.manystory.tenants.archive;

import com.manystory.tenancy.archive.ArchivePart;
import com.manystory.tenancy.archive.ArchiveProblems;
import com.manystory.tenancy.archive.ArchiveProperties;
import com.manystory.tenancy.archive.ArchivedFile;
import com.manystory.tenancy.archive.VerifiedInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// An archive on disk. It is looked through as a whole before anything is done with it.
final class StoredArchive implements AutoCloseable {

    private static final int LARGEST_MANIFEST = 128 * 1024 * 1024;

    private final ZipFile zip;
    private final JsonMapper json;
    private final Manifest manifest;

    /// @throws com.manystory.tenancy.web.ProblemException when it isn't a whole archive
    StoredArchive(Path file, ArchiveProperties settings, JsonMapper json) throws IOException {
        this.json = json;
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw ArchiveProblems.invalid("It isn't a whole zip file.", e);
        }
        try {
            this.manifest = readManifest(settings);
            verify(settings);
        } catch (ZipException | EOFException e) {
            zip.close();
            throw ArchiveProblems.invalid("It isn't a whole zip file.", e);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /// The currency of the desired state in it.
    String currency() throws IOException {
        try (var in = zip.getInputStream(entry(manifest.configuration()))) {
            return json.readTree(in.readAllBytes()).path("currency").asString("");
        } catch (JacksonException e) {
            throw ArchiveProblems.invalid("Its configuration can't be read.", e);
        }
    }

    /// Writes a service's part as the service takes it: first what it consists of.
    void write(ArchivePart part, OutputStream out) throws IOException {
        var parts = new ZipOutputStream(out);
        parts.putNextEntry(new ZipEntry(ArchivePart.ENTRY));
        parts.write(json.writeValueAsBytes(part));
        for (var file : part.files()) {
            parts.putNextEntry(new ZipEntry(file.name()));
            try (var in = zip.getInputStream(entry(file))) {
                in.transferTo(parts);
            }
        }
        parts.finish();
        parts.flush();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private Manifest readManifest(ArchiveProperties settings) throws IOException {
        if (zip.size() > settings.mostFiles()) {
            throw ArchiveProblems.invalid(
                    "It holds more than %d files.".formatted(settings.mostFiles()));
        }
        var entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw ArchiveProblems.invalid("It has no manifest.");
        }
        try (var in = zip.getInputStream(entry)) {
            var document = in.readNBytes(LARGEST_MANIFEST);
            // Before the rest, which a later format may have otherwise.
            var format = json.readTree(document).path("format").asInt(0);
            if (format > Manifest.FORMAT) {
                throw ArchiveProblems.tooNew(
                        "It is of format %d, and this release knows up to %d."
                                .formatted(format, Manifest.FORMAT));
            }
            return json.readValue(document, Manifest.class);
        } catch (JacksonException e) {
            throw ArchiveProblems.invalid("Its manifest can't be read.", e);
        }
    }

    private void verify(ArchiveProperties settings) throws IOException {
        requireServices(Set.copyOf(settings.services()));
        var files = new ArrayList<ArchivedFile>();
        files.add(manifest.configuration());
        manifest.services().forEach(part -> files.addAll(part.files()));
        requireNames(files);
        var bytes = 0L;
        for (var file : files) {
            bytes += Math.max(0, file.bytes());
            if (bytes > settings.largestUnpacked().toBytes()) {
                throw ArchiveProblems.invalid(
                        "It unpacks to more than %s.".formatted(settings.largestUnpacked()));
            }
            try (var in = zip.getInputStream(entry(file))) {
                new VerifiedInput(in, file).verify();
            }
        }
    }

    private void requireServices(Set<String> services) {
        var archived = manifest.services().stream().map(ArchivePart::service).toList();
        if (archived.size() != services.size() || !services.containsAll(archived)) {
            throw ArchiveProblems.invalid(
                    "It is of the services %s, and this platform has %s."
                            .formatted(archived, services));
        }
    }

    /// Every file is listed once, called as it may be, and there.
    private void requireNames(List<ArchivedFile> files) {
        var listed = new HashSet<String>();
        listed.add(Manifest.ENTRY);
        for (var part : manifest.services()) {
            for (var file : part.files()) {
                if (!ArchiveNames.isPartOf(part.service(), file.name())) {
                    throw ArchiveProblems.invalid("A file of it has a name that none can have.");
                }
            }
        }
        for (var file : files) {
            if (!listed.add(file.name())) {
                throw ArchiveProblems.invalid("Its manifest lists a file twice.");
            }
        }
        var stored = new HashSet<String>();
        zip.stream()
                .forEach(entry -> {
                    if (!stored.add(entry.getName()) || !listed.contains(entry.getName())) {
                        throw ArchiveProblems.invalid(
                                "It holds a file that the manifest doesn't list, or one of them"
                                        + " twice.");
                    }
                });
    }

    private ZipEntry entry(ArchivedFile file) {
        var entry = zip.getEntry(file.name());
        if (entry == null) {
            throw ArchiveProblems.invalid("%s is missing.".formatted(file.name()));
        }
        return entry;
    }
}
