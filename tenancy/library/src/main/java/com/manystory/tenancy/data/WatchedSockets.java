package com.manystory.tenancy.data;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.net.SocketFactory;

/// Sockets that are closed when a read has waited for too long, so that whoever waits for a peer
/// that vanished is let go. One thread watches them all: a limit by `SO_TIMEOUT` makes every read
/// of a virtual thread a timed wait, which costs what [WaitDeadlines] says. The driver makes it by
/// its name (`socketFactory` and `socketFactoryArg` among the driver's properties).
public final class WatchedSockets extends SocketFactory {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Set<WatchedSocket> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Thread.ofPlatform().daemon().name("watched-sockets").start(WatchedSockets::watch);
    }

    private final Duration limit;

    /// @param millis after how long without an answer a socket is closed, in milliseconds; it may
    ///   take half a second longer
    public WatchedSockets(String millis) {
        this.limit = Duration.ofMillis(Long.parseLong(millis));
    }

    @Override
    public Socket createSocket() {
        return new WatchedSocket(limit, OPEN);
    }

    @Override
    public Socket createSocket(String host, int port) throws SocketException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws SocketException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
            throws SocketException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
            throws SocketException {
        throw unconnectedOnly();
    }

    private static SocketException unconnectedOnly() {
        return new SocketException("Make the socket first, then connect it");
    }

    private static void watch() {
        while (true) {
            LockSupport.parkNanos(PAUSE.toNanos());
            var now = System.nanoTime();
            OPEN.forEach(socket -> socket.closeIfSilent(now));
        }
    }
}
