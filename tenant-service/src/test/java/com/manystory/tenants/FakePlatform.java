package com.manystory.tenants;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The rest of the platform, on loopback: the operators' issuer, and three services that hold
/// parts.
public final class FakePlatform {

    /// What the control plane asked a service.
    ///
    /// @param phase of the brand that it was told, or empty
    public record Call(String service, String method, String brand, String phase) {}

    /// A life of a brand that a service was asked to erase.
    public record Erasure(String service, String brand, String query) {}

    /// How a service answers: a status, and a body when it is 200.
    public record Answer(int status, String body) {}

    private final HttpServer server;
    private final ECKey key;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Erasure> erasures = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, List<Integer>> credentials = new ConcurrentHashMap<>();
    private final Set<String> blind = ConcurrentHashMap.newKeySet();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Map<String, String> left = new ConcurrentHashMap<>();
    private final FakeDatabases databases = new FakeDatabases();
    private final FakeMoves moves = new FakeMoves();
    private final FakeArchives archives = new FakeArchives();
    private final List<String> traces = new CopyOnWriteArrayList<>();
    private final AtomicInteger keyFetches = new AtomicInteger();

    public FakePlatform() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID("operators").generate();
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/platform/oauth2/jwks", this::keys);
        server.createContext("/parts", this::parts);
        server.start();
    }

    /// The address that issuers and services are under.
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The databases of the services.
    public FakeDatabases databases() {
        return databases;
    }

    /// The moving parts of the services.
    public FakeMoves moves() {
        return moves;
    }

    /// Everything that services were asked about a brand.
    public List<Call> calls(String brand) {
        return calls.stream().filter(call -> call.brand().equals(brand)).toList();
    }

    /// What services were asked to erase of a brand.
    public List<Erasure> erasures(String brand) {
        return erasures.stream().filter(erasure -> erasure.brand().equals(brand)).toList();
    }

    /// Has a service answer so for a brand until told otherwise.
    public void answer(String service, String brand, Answer answer) {
        answers.put(service + "/" + brand, answer);
    }

    /// Has a service answer well again.
    public void recover(String service, String brand) {
        answers.remove(service + "/" + brand);
    }

    /// Has a service find something of a brand that was erased, until told otherwise.
    public void leave(String service, String brand, String what) {
        left.put(service + "/" + brand, what);
    }

    /// Has a service find nothing any more.
    public void clear(String service, String brand) {
        left.remove(service + "/" + brand);
        blind.remove(service + "/" + brand);
        silent.remove(service + "/" + brand);
    }

    /// Has a service not look for what is left of a brand, until told otherwise.
    public void blind(String service, String brand) {
        blind.add(service + "/" + brand);
    }

    /// Has a service answer without saying where it looked for a brand, until told otherwise.
    public void silence(String service, String brand) {
        silent.add(service + "/" + brand);
    }

    private String left(String service, String brand) {
        var what = left.get(service + "/" + brand);
        return what == null ? "" : '"' + what + '"';
    }

    /// The versions of its passwords that services were told of a brand.
    public List<Integer> credentials(String brand) {
        return credentials.getOrDefault(brand, List.of());
    }

    /// What services hold of brands, and were given.
    public FakeArchives archives() {
        return archives;
    }

    /// What services were called with to continue a trace, `traceparent` behind the path.
    public List<String> traces() {
        return List.copyOf(traces);
    }

    public int keyFetches() {
        return keyFetches.get();
    }

    /// The operators' signing key.
    public ECKey key() {
        return key;
    }

    /// An operator's token.
    public String token(String scope) {
        return sign(key, claims(scope).build());
    }

    public JWTClaimsSet.Builder claims(String scope) {
        return new JWTClaimsSet.Builder()
                .issuer(address() + "/platform")
                .audience("manystory-operator")
                .subject("asha")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("scope", scope)
                .claim("roles", List.of("operator"));
    }

    public static String sign(ECKey key, JWTClaimsSet claims) {
        try {
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.ES256)
                                    .type(new JOSEObjectType("at+jwt"))
                                    .keyID(key.getKeyID())
                                    .build(),
                            claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keys(HttpExchange exchange) throws IOException {
        keyFetches.incrementAndGet();
        send(exchange, 200, "{\"keys\":[%s]}".formatted(key.toPublicJWK().toJSONString()));
    }

    /// `/parts/<service>/internal/v1/brands/<brand>/parts`, and `…/migrations` of its databases.
    private void parts(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        var service = path[2];
        traces.add(
                exchange.getRequestURI().getPath()
                        + " "
                        + exchange.getRequestHeaders().getFirst("traceparent"));
        if (path[5].equals("migrations")) {
            var answer = databases.answer(service, exchange);
            send(exchange, answer.status(), answer.body());
            return;
        }
        if (path[5].equals("moves")) {
            var answer = moves.answer(service, exchange);
            send(exchange, answer.status(), answer.body());
            return;
        }
        var brand = path[6];
        if (path[7].equals("archive")) {
            archives.handle(exchange, service, brand);
            return;
        }
        var body = exchange.getRequestBody().readAllBytes();
        JsonNode told =
                JsonMapper.shared()
                        .readTree(body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body);
        calls.add(
                new Call(
                        service,
                        exchange.getRequestMethod(),
                        brand,
                        told.path("phase").asString("")));
        if (exchange.getRequestMethod().equals("PUT")) {
            credentials
                    .computeIfAbsent(brand, _ -> new CopyOnWriteArrayList<>())
                    .add(told.path("credentialsVersion").asInt());
        }
        if (exchange.getRequestMethod().equals("DELETE")) {
            erasures.add(
                    new Erasure(
                            service,
                            brand,
                            String.valueOf(exchange.getRequestURI().getRawQuery())));
        }
        if (exchange.getRequestURI().getPath().endsWith("/remains")) {
            if (blind.contains(service + "/" + brand)) {
                send(exchange, 500, "{}");
                return;
            }
            var part =
                    silent.contains(service + "/" + brand)
                            ? ""
                            : """
                            {"part": "%sDatabase", "lookedAt": ["Databases of %s"], "found": [%s]}
                            """
                                    .formatted(service, brand, left(service, brand));
            send(exchange, 200, "{\"brand\": \"%s\", \"parts\": [%s]}".formatted(brand, part));
            return;
        }
        var answer =
                answers.getOrDefault(
                        service + "/" + brand,
                        new Answer(
                                200,
                                """
                                {"brand": "%s", "generation": %d, "conditions": [
                                  {"type": "%sDatabase", "status": "TRUE", "reason": "Ready",
                                   "message": "It is there.", "fix": null}]}
                                """
                                        .formatted(
                                                brand,
                                                told.path("generation").asLong(0),
                                                service)));
        send(exchange, answer.status(), answer.body());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
