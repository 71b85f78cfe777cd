package com.manystory.tenancy.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Writes one entry of an archive into it, taking its size and checksum. Closing it leaves the
/// archive open.
public final class DigestedOutput extends FilterOutputStream {

    private final MessageDigest digest = Digests.sha256();
    private long bytes;

    public DigestedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int octet) throws IOException {
        out.write(octet);
        digest.update((byte) octet);
        bytes++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        digest.update(buffer, offset, length);
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /// What was written; call it once, at the end.
    public ArchivedFile file(String name, @Nullable Long rows) {
        return new ArchivedFile(name, bytes, HexFormat.of().formatHex(digest.digest()), rows);
    }
}
