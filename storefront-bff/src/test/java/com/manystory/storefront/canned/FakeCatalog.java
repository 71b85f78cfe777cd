package com.manystory.storefront.canned;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/// A catalog-service on loopback that answers for the brand of the caller's token, and counts what
/// it is asked for.
public final class FakeCatalog implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String API = "/api/v1";

    private final Map<TenantId, CannedCatalogue> catalogues = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> loads = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> queries = new ConcurrentHashMap<>();
    private final Map<TenantId, String> markers = new ConcurrentHashMap<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final LoopbackServer server;
    private volatile String title = "No. ";
    private volatile boolean broken;

    public FakeCatalog(Brand... brands) {
        for (var brand : brands) {
            catalogues.put(brand.id(), new CannedCatalogue(brand));
        }
        server = new LoopbackServer(this::answer);
    }

    public String url() {
        return server.url();
    }

    /// How often an address below `/api/v1` was asked for, without its query.
    public int loads(TenantId brand, String path) {
        return counter(brand, path).get();
    }

    /// What an address below `/api/v1` was last asked for with.
    public Map<String, String> lastQuery(TenantId brand, String path) {
        return queries.getOrDefault(brand + path, Map.of());
    }

    /// Changes the titles of all listings.
    public void retitle(String changed) {
        title = changed;
    }

    /// Puts a word into the titles of a brand's listings, or takes it out with an empty one.
    public void mark(TenantId brand, String word) {
        markers.put(brand, word);
    }

    /// How often it was asked for anything of the brand.
    public int asked(TenantId brand) {
        return loads.entrySet().stream()
                .filter(load -> load.getKey().startsWith(brand + "/"))
                .mapToInt(load -> load.getValue().get())
                .sum();
    }

    /// Fails every answer from now on, or no longer.
    public void fail(boolean fails) {
        broken = fails;
    }

    /// Is too busy to draw a picture, so many times.
    public void keepBusy(int times) {
        busy.set(times);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring(API.length());
            var brand = brandOf(exchange);
            counter(brand, path).incrementAndGet();
            queries.put(brand + path, query(exchange));
            if (path.startsWith("/media/")) {
                picture(exchange);
                return;
            }
            // Slow enough for everybody to come while the first is served.
            Thread.sleep(20);
            var answer =
                    catalogues.get(brand) == null
                            ? null
                            : catalogues.get(brand).answer(path, query(exchange));
            if (broken || answer == null) {
                send(
                        exchange,
                        broken ? 500 : 404,
                        "{\"type\":\"https://manystory.dev/problems/not-found\"}");
                return;
            }
            exchange.getResponseHeaders().add("Manystory-Tags", String.join(",", answer.tags()));
            var body = new String(answer.body(), StandardCharsets.UTF_8);
            send(
                    exchange,
                    200,
                    body.replace(" no. ", markers.getOrDefault(brand, "") + " " + title));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void picture(HttpExchange exchange) throws IOException {
        if (busy.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            send(exchange, 503, "{\"type\":\"https://manystory.dev/problems/busy\"}");
        } else {
            send(exchange, 200, "a picture");
        }
    }

    private AtomicInteger counter(TenantId brand, String path) {
        return loads.computeIfAbsent(brand + path, _ -> new AtomicInteger());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static TenantId brandOf(HttpExchange exchange) {
        var token = exchange.getRequestHeaders().getFirst("Authorization").split("\\.")[1];
        var claims = JSON.readTree(Base64.getUrlDecoder().decode(token));
        return TenantId.of(claims.path("brand").asString());
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = new TreeMap<String, String>();
        var raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (var pair : raw.split("&")) {
                var equals = pair.indexOf('=');
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.close();
    }
}
