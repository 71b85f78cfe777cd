package com.manystory.tenancy.test;

import com.manystory.tenancy.archive.ArchivePart;
import com.manystory.tenancy.archive.ArchivedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/// A service's part of an archive, to look into, to tamper with, and to put together for a restore.
public final class PartFile {

    /// Where the tables of the probe, the library's own service under test, are.
    public static final String TABLES = "databases/probe/";

    private final JsonMapper json;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private ArchivePart part;

    public PartFile(JsonMapper json, byte[] exported) throws IOException {
        this.json = json;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(exported))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        part = json.readValue(entries.remove(ArchivePart.ENTRY), ArchivePart.class);
    }

    public ArchivePart part() {
        return part;
    }

    public String text(String name) {
        return new String(entries.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    /// Says that it is of another schema version.
    public PartFile ofVersion(String version) {
        part = new ArchivePart(part.service(), version, part.files());
        return this;
    }

    /// Puts another content in, with or without telling so in the list.
    public PartFile replace(String name, String content, boolean isListed) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        entries.put(name, bytes);
        if (isListed) {
            var files = new ArrayList<>(part.files());
            files.removeIf(file -> file.name().equals(name));
            files.add(new ArchivedFile(name, bytes.length, sha256(bytes), null));
            list(files);
        }
        return this;
    }

    public PartFile without(String name, boolean isListed) {
        entries.remove(name);
        if (!isListed) {
            list(part.files().stream().filter(file -> !file.name().equals(name)).toList());
        }
        return this;
    }

    private void list(List<ArchivedFile> files) {
        part = new ArchivePart(part.service(), part.schemaVersion(), files);
    }

    public byte[] forRestore() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(ArchivePart.ENTRY));
            zip.write(json.writeValueAsBytes(part));
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
