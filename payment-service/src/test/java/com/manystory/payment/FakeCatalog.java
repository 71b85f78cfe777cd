package com.manystory.payment;

import com.manystory.tenancy.TenantId;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A catalog on loopback: one listing with one session per brand, which is held without limit
/// unless told otherwise, alone or in the package 5; package 6 isn't sold with it. It takes the
/// brand from the token, as the real one does.
public final class FakeCatalog {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final Map<String, Map<String, Object>> byKey = new ConcurrentHashMap<>();
    private final AtomicInteger holds = new AtomicInteger();
    private final AtomicBoolean soldOut = new AtomicBoolean();
    private final AtomicBoolean silent = new AtomicBoolean();
    private final List<String> paid = new CopyOnWriteArrayList<>();
    private volatile @Nullable String answeredPackage;
    private volatile @Nullable String rejection;
    private final List<String> released = new CopyOnWriteArrayList<>();

    FakeCatalog() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/v1/listings/", this::listing);
        server.createContext("/api/v1/reservations", this::reservations);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// How many different holds were made.
    public int holds() {
        return holds.get();
    }

    /// Reservations that were released, by call or event.
    public List<String> released() {
        return released;
    }

    /// Answers another package than asked for, or with an empty one none; null puts it right.
    public void answerPackage(@Nullable String id) {
        answeredPackage = id;
    }

    public void sellOut(boolean yes) {
        soldOut.set(yes);
    }

    /// Has paid reservations rejected for the reason instead of confirmed; null puts it right.
    public void reject(@Nullable String reason) {
        rejection = reason;
    }

    /// Whether paid orders get no answer.
    public void keepSilent(boolean yes) {
        silent.set(yes);
    }

    /// Notes that the order is paid.
    ///
    /// @return whether to answer
    boolean hear(String order) {
        paid.add(order);
        return !silent.get();
    }

    /// How often the catalog heard that the order is paid.
    public long heard(String order) {
        return paid.stream().filter(order::equals).count();
    }

    @Nullable String rejection() {
        return rejection;
    }

    public void reset() {
        sellOut(false);
        reject(null);
        keepSilent(false);
        answerPackage(null);
        released.clear();
    }

    private void listing(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().endsWith("/swim-stars")) {
                problem(exchange, 404, "not-found");
                return;
            }
            var answer =
                    Map.of(
                            "id",
                            7,
                            "slug",
                            "swim-stars",
                            "title",
                            "Swim Stars of " + brand(exchange),
                            "vendor",
                            Map.of("slug", "blue-pool", "name", "Blue Pool"),
                            "image",
                            Map.of("path", "/media/1", "alt", "A pool"),
                            "packages",
                            List.of(
                                    Map.of("id", 5, "name", "Lane and lunch"),
                                    Map.of("id", 6, "name", "Towel")));
            json(exchange, 200, answer);
        }
    }

    private void reservations(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.endsWith("/release")) {
                released.add(path.split("/")[4]);
                json(exchange, 200, Map.of());
                return;
            }
            var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            if (soldOut.get()) {
                problem(exchange, 409, "sold-out");
                return;
            }
            if ("6".equals(request.path("packageId").asString(""))) {
                problem(exchange, 422, "not-bookable");
                return;
            }
            var brand = brand(exchange);
            var key = brand + exchange.getRequestHeaders().getFirst("Idempotency-Key");
            var held =
                    byKey.computeIfAbsent(
                            key,
                            first -> {
                                holds.incrementAndGet();
                                return FakeHold.of(
                                        brand,
                                        request.path("sessionId").asString("70"),
                                        packages(request.path("packageId").asString("")),
                                        request.path("quantity").asInt(),
                                        request.path("holdSeconds").asInt());
                            });
            json(exchange, 201, held);
        }
    }

    /// The package that is answered to the one asked for.
    private String packages(String asked) {
        return answeredPackage == null || asked.isEmpty() ? asked : answeredPackage;
    }

    private static TenantId brand(HttpExchange exchange) {
        try {
            var token = exchange.getRequestHeaders().getFirst("Authorization").substring(7);
            return TenantId.of(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("brand"));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void problem(HttpExchange exchange, int status, String slug) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        write(
                exchange,
                status,
                "{\"type\":\"https://manystory.dev/problems/%s\",\"title\":\"No\",\"detail\":\"No.\"}"
                        .formatted(slug));
    }

    private static void json(HttpExchange exchange, int status, Object body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        write(exchange, status, JSON.writeValueAsString(body));
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
