package com.manystory.tenancy.data.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/// Stands before a server, passes on what is said, and at a word nothing more: connections are
/// still accepted and stay open, and nobody answers on them.
final class SilentProxy implements AutoCloseable {

    private final ServerSocket door;
    private final String host;
    private final int port;
    private volatile CountDownLatch speaking = new CountDownLatch(0);

    SilentProxy(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void fallSilent() {
        speaking = new CountDownLatch(1);
    }

    /// What was said meanwhile is passed on.
    void speak() {
        speaking.countDown();
    }

    @Override
    public void close() throws IOException {
        speaking.countDown();
        door.close();
    }

    private void accept() {
        try {
            while (true) {
                var caller = door.accept();
                var server = new Socket(host, port);
                Thread.ofVirtual().start(() -> pass(caller, server));
                Thread.ofVirtual().start(() -> pass(server, caller));
            }
        } catch (IOException _) {
            speaking.countDown();
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            var bytes = new byte[8192];
            for (var n = from.getInputStream().read(bytes); n >= 0; ) {
                speaking.await();
                to.getOutputStream().write(bytes, 0, n);
                n = from.getInputStream().read(bytes);
            }
        } catch (IOException _) {
            // Whoever is left notices.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
