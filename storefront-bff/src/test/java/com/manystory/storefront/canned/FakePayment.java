package com.manystory.storefront.canned;

import com.manystory.tenancy.TenantId;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A payment-service on loopback. It counts the holds that it makes, takes its time over each, and
/// says of a call that is being made that it is, as the real one does.
public final class FakePayment implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CHECKOUTS = "/api/v1/checkouts";
    private static final int RUNNING = 0;

    private final CannedOrders orders = new CannedOrders();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Map<TenantId, Integer> asked = new ConcurrentHashMap<>();
    private final Map<String, byte[]> payments = new ConcurrentHashMap<>();
    private final AtomicInteger holds = new AtomicInteger();
    private final LoopbackServer server;
    private volatile @Nullable String refusal;

    public FakePayment() {
        server = new LoopbackServer(this::answer);
    }

    public String url() {
        return server.url();
    }

    /// How many orders were made, repeated calls not counted.
    public int holds() {
        return holds.get();
    }

    /// Refuses new orders with this problem, or no longer with null.
    public void refuse(@Nullable String problem) {
        refusal = problem;
    }

    /// How often it was tried to pay, repeated calls not counted.
    public int tries() {
        return payments.size();
    }

    /// How often it was called for the brand.
    public int asked(TenantId brand) {
        return asked.getOrDefault(brand, 0);
    }

    /// The orders, to change what becomes of them.
    public CannedOrders orders() {
        return orders;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring(CHECKOUTS.length());
            var body = exchange.getRequestBody().readAllBytes();
            asked.merge(FakeCatalog.brandOf(exchange), 1, Integer::sum);
            if (path.isEmpty()) {
                create(exchange, body);
            } else if (path.endsWith("/customer")) {
                send(exchange, 200, orders.changeCustomer(id(path), fields(body)).json());
            } else if (path.endsWith("/pay")) {
                send(exchange, 200, pay(exchange, id(path), fields(body)));
            } else if (path.endsWith("/cancel")) {
                var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
                send(exchange, 200, orders.cancel(id(path), key).json());
            } else {
                send(exchange, 200, orders.find(id(path), "en").json());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void create(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        var state = calls.putIfAbsent(key, RUNNING);
        if (state != null && state == RUNNING) {
            problem(exchange, "request-in-progress");
            return;
        }
        if (state == null) {
            Thread.sleep(150);
            if (refusal != null) {
                calls.put(key, 409);
                problem(exchange, refusal);
                return;
            }
            holds.incrementAndGet();
            calls.put(key, 201);
        }
        send(exchange, 201, orders.create(fields(body), key).json());
    }

    private byte[] pay(HttpExchange exchange, String id, Map<String, Object> payment) {
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        return payments.computeIfAbsent(key, _ -> orders.pay(id, payment, key).json());
    }

    private static String id(String path) {
        return path.split("/")[1];
    }

    private static Map<String, Object> fields(byte[] body) {
        return JSON.readValue(body, new TypeReference<>() {});
    }

    private static void problem(HttpExchange exchange, @Nullable String slug) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
        var type = "https://manystory.dev/problems/" + slug;
        send(exchange, 409, JSON.writeValueAsBytes(Map.of("type", type, "status", 409)));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders()
                .putIfAbsent("Content-Type", java.util.List.of("application/json"));
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.close();
    }
}
