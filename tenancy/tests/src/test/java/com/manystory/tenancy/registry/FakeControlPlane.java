package com.manystory.tenancy.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A control plane that answers polls, or fails them when told.
final class FakeControlPlane implements AutoCloseable {

    final List<String> queries = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final JsonMapper json;
    private final HttpServer server;
    private @Nullable RegistryUpdate next;
    private volatile @Nullable String failure;
    private int ended;

    FakeControlPlane(JsonMapper json) throws IOException {
        this.json = json;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/v1/registry", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    synchronized void publish(long version, boolean full, Brand... brands) {
        next = new RegistryUpdate(version, full, List.of(brands), List.of());
        notifyAll();
    }

    /// Answers every poll with 500 and this body from now on; null ends it.
    synchronized void failWith(@Nullable String body) {
        failure = body;
        notifyAll();
    }

    /// Ends the polls that wait now: whoever stopped can't get what comes next.
    synchronized void endPolls() {
        ended++;
        notifyAll();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        queries.add(exchange.getRequestURI().getQuery());
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        var update = await();
        var failed = failure;
        var status = failed == null ? 200 : 500;
        var body = failed == null ? json.writeValueAsBytes(update) : failed.getBytes();
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized @Nullable RegistryUpdate await() throws IOException {
        var before = ended;
        try {
            for (int i = 0; i < 50 && next == null && failure == null && ended == before; i++) {
                wait(100);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        if (ended != before) {
            return new RegistryUpdate(0, false, List.of(), List.of());
        }
        var update = next;
        next = null;
        return update == null ? new RegistryUpdate(0, false, List.of(), List.of()) : update;
    }
}
