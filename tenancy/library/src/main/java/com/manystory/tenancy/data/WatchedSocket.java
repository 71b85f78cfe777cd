package com.manystory.tenancy.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A socket that knows since when somebody waits for its peer's answer. It stands among the open
/// ones until it is closed.
final class WatchedSocket extends Socket {

    private static final Logger log = LoggerFactory.getLogger(WatchedSocket.class);
    private static final long NOBODY_WAITS = 0;

    private final long limit;
    private final Set<WatchedSocket> open;
    private volatile long waitingSince = NOBODY_WAITS;

    WatchedSocket(Duration limit, Set<WatchedSocket> open) {
        this.limit = limit.toNanos();
        this.open = open;
        open.add(this);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new WatchedStream(super.getInputStream());
    }

    @Override
    public void close() throws IOException {
        open.remove(this);
        super.close();
    }

    /// Closes it when its peer has kept somebody waiting for longer than the limit; who reads is
    /// told so by a `SocketException`.
    void closeIfSilent(long now) {
        var since = waitingSince;
        if (since != NOBODY_WAITS && now - since >= limit) {
            log.warn(
                    "{} hasn't answered for {} s: giving the connection up",
                    getRemoteSocketAddress(),
                    Duration.ofNanos(now - since).toSeconds());
            try {
                close();
            } catch (IOException e) {
                log.warn("Closing it failed: {}", e.toString());
            }
        }
    }

    private final class WatchedStream extends FilterInputStream {

        WatchedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            waitingSince = System.nanoTime() | 1;
            try {
                return super.read();
            } finally {
                waitingSince = NOBODY_WAITS;
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            waitingSince = System.nanoTime() | 1;
            try {
                return super.read(bytes, offset, length);
            } finally {
                waitingSince = NOBODY_WAITS;
            }
        }
    }
}
