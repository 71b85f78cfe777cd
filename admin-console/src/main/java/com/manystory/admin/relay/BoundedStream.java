package com.manystory.admin.relay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A request's body up to a limit; beyond it reading fails.
final class BoundedStream extends FilterInputStream {

    private long left;
    private volatile boolean exceeded;

    BoundedStream(InputStream stream, long limit) {
        super(stream);
        this.left = limit;
    }

    boolean isExceeded() {
        return exceeded;
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var read = super.read(target, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            exceeded = true;
            throw new IOException("The body is too large");
        }
    }
}
