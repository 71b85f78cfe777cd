package com.manystory.tenancy.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Reads one file of an archive, and no byte more than the manifest says: an entry that unpacks to
/// more is refused before it fills anything. Closing it leaves the archive open.
public final class VerifiedInput extends FilterInputStream {

    private final MessageDigest digest = Digests.sha256();
    private final ArchivedFile expected;
    private long bytes;

    public VerifiedInput(InputStream in, ArchivedFile expected) {
        super(in);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = in.read(buffer, offset, length);
        if (read > 0) {
            bytes += read;
            if (bytes > expected.bytes()) {
                throw ArchiveProblems.invalid(
                        "%s is larger than the manifest says.".formatted(expected.name()));
            }
            digest.update(buffer, offset, read);
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        return in.readNBytes((int) Math.min(wanted, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {}

    /// Reads what is left, and compares all that was read with the manifest.
    ///
    /// @throws com.manystory.tenancy.web.ProblemException when it differs
    public void verify() throws IOException {
        transferTo(java.io.OutputStream.nullOutputStream());
        if (bytes != expected.bytes()
                || !HexFormat.of().formatHex(digest.digest()).equals(expected.sha256())) {
            throw ArchiveProblems.invalid(
                    "%s isn't what the manifest says: its checksum or size differs."
                            .formatted(expected.name()));
        }
    }
}
