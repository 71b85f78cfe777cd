package com.manystory.tenants.archive;

import com.manystory.tenancy.archive.ArchivePart;
import com.manystory.tenancy.archive.ArchivedFile;
import com.manystory.tenancy.archive.DigestedOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/// Writes an archive, one service's part after the other, keeping nothing of it in memory.
final class ArchiveWriter implements AutoCloseable {

    private final ZipOutputStream zip;
    private final JsonMapper json;

    ArchiveWriter(OutputStream out, JsonMapper json) {
        this.zip = new ZipOutputStream(out);
        this.json = json;
    }

    /// Copies a service's part.
    ///
    /// @throws IOException when it isn't what the service says that it wrote, as when it was cut
    ArchivePart add(String service, InputStream from) throws IOException {
        var copied = new LinkedHashMap<String, ArchivedFile>();
        ArchivePart part = null;
        try (var in = new ZipInputStream(from)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(ArchivePart.ENTRY)) {
                    part = json.readValue(in.readAllBytes(), ArchivePart.class);
                } else {
                    copied.put(entry.getName(), copy(service, entry.getName(), in));
                }
            }
        }
        if (part == null) {
            throw new IOException(service + " didn't tell all of its part");
        }
        requireSame(part, copied);
        return new ArchivePart(service, part.schemaVersion(), part.files());
    }

    ArchivedFile add(String name, Object document) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try (var out = new DigestedOutput(zip)) {
            out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
            zip.closeEntry();
            return out.file(name, null);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private ArchivedFile copy(String service, String name, InputStream in) throws IOException {
        if (!ArchiveNames.isPartOf(service, name)) {
            throw new IOException("%s told of a file %s".formatted(service, name));
        }
        zip.putNextEntry(new ZipEntry(name));
        try (var out = new DigestedOutput(zip)) {
            in.transferTo(out);
            zip.closeEntry();
            return out.file(name, null);
        }
    }

    private static void requireSame(ArchivePart part, Map<String, ArchivedFile> copied)
            throws IOException {
        if (part.files().size() != copied.size()) {
            throw new IOException("A part of the archive has other files than it says");
        }
        for (var file : part.files()) {
            var same = copied.get(file.name());
            if (same == null
                    || same.bytes() != file.bytes()
                    || !same.sha256().equals(file.sha256())) {
                throw new IOException("%s came otherwise than sent".formatted(file.name()));
            }
        }
    }
}
