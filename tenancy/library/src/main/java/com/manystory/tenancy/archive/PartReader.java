package com.manystory.tenancy.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads a part of an archive entry by entry: first what it consists of, then just that.
final class PartReader {

    /// Of a description: a table of it takes some hundred bytes, a file about as much.
    private static final int LARGEST_DESCRIPTION = 256 * 1024 * 1024;

    private final ZipInputStream zip;
    private final JsonMapper json;
    private final ArchivePart part;
    private final Map<String, ArchivedFile> outstanding = new LinkedHashMap<>();

    PartReader(InputStream in, JsonMapper json) throws IOException {
        this.zip = new ZipInputStream(in);
        this.json = json;
        var entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(ArchivePart.ENTRY)) {
            throw ArchiveProblems.invalid("It doesn't begin with what it consists of.");
        }
        this.part = read(zip, ArchivePart.class);
        part.files().forEach(file -> outstanding.put(file.name(), file));
    }

    ArchivePart part() {
        return part;
    }

    /// The next file, or null at the end, by when every file has been there.
    @Nullable Entry next() throws IOException {
        var entry = zip.getNextEntry();
        if (entry == null) {
            if (!outstanding.isEmpty()) {
                throw ArchiveProblems.invalid(
                        "%s is missing.".formatted(outstanding.keySet().iterator().next()));
            }
            return null;
        }
        var expected = outstanding.remove(entry.getName());
        if (expected == null) {
            throw ArchiveProblems.invalid(
                    "It holds a file that the manifest doesn't list, or one of them twice.");
        }
        return new Entry(expected.name(), new VerifiedInput(zip, expected));
    }

    SchemaDescription schema(Entry entry) throws IOException {
        var schema = read(entry.content(), SchemaDescription.class);
        entry.content().verify();
        return schema;
    }

    private <T> T read(InputStream in, Class<T> type) throws IOException {
        var document = in.readNBytes(LARGEST_DESCRIPTION);
        try {
            return json.readValue(document, type);
        } catch (JacksonException e) {
            throw ArchiveProblems.invalid("Its description can't be read.", e);
        }
    }

    /// A file of the part.
    record Entry(String name, VerifiedInput content) {}
}
