package com.manystory.tenants.archive;

import com.manystory.tenancy.archive.ArchivedFile;
import com.manystory.tenancy.archive.DigestedOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An archive, to look into and to tamper with.
final class ArchiveFile {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    ArchiveFile(byte[] archive) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
    }

    Map<String, byte[]> entries() {
        return entries;
    }

    byte[] content(String name) {
        return entries.getOrDefault(name, new byte[0]);
    }

    JsonNode manifest() {
        return JsonMapper.shared().readTree(content("manifest.json"));
    }

    String text(String name) {
        return new String(content(name), StandardCharsets.UTF_8);
    }

    ArchiveFile put(String name, String content) {
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    ArchiveFile remove(String name) {
        entries.remove(name);
        return this;
    }

    /// Writes the manifest otherwise.
    ArchiveFile manifest(String from, String to) {
        return put("manifest.json", text("manifest.json").replace(from, to));
    }

    byte[] bytes() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    static ArchivedFile digest(String name, byte[] content) throws IOException {
        try (var out = new DigestedOutput(OutputStream.nullOutputStream())) {
            out.write(content);
            return out.file(name, null);
        }
    }
}
