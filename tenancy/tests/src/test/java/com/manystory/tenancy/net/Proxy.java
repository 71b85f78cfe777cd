package com.manystory.tenancy.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// An address before a server, at which faults are made: it falls silent, so that connections are
/// still accepted and stay open while nobody answers on them, or leads to another server.
public final class Proxy implements AutoCloseable {

    private final ServerSocket door;
    private final String host;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int port;
    private volatile CountDownLatch speaking = new CountDownLatch(0);

    /// @param host where the server is, and its port
    public Proxy(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /// Where this is reached, on the loopback interface.
    public int port() {
        return door.getLocalPort();
    }

    /// Passes nothing on from now.
    public void fallSilent() {
        speaking = new CountDownLatch(1);
    }

    /// What was said meanwhile is passed on.
    public void speak() {
        speaking.countDown();
    }

    /// Leads to another port from now on, and breaks what it led to before.
    public void leadTo(int other) {
        port = other;
        open.forEach(Proxy::close);
        open.clear();
    }

    @Override
    public void close() throws IOException {
        door.close();
        speaking.countDown();
        open.forEach(Proxy::close);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                open.add(caller);
                var server = new Socket(host, port);
                open.add(server);
                Thread.ofVirtual().start(() -> pass(caller, server));
                Thread.ofVirtual().start(() -> pass(server, caller));
            } catch (IOException _) {
                // Nobody is there, or the test is over.
            }
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
            // Both ends notice.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed.
        }
    }
}
