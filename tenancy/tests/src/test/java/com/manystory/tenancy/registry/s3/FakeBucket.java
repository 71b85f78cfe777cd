package com.manystory.tenancy.registry.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// One object in a bucket, as S3 answers for it over HTTP: conditional reads and writes, atomically
/// and with strong ETags. Refuses a request that isn't signed or whose body isn't what was signed.
///
/// @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html">
///   Conditional requests</a>
final class FakeBucket implements AutoCloseable {

    static final String LOCATION = "s3://manystory-test/registry/shared.json";

    private static final String PATH = "/manystory-test/registry/shared.json";

    /// Each request as method and answer, such as `GET 304`.
    final List<String> answers = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Runnable beforeNextPut = () -> {};
    private volatile boolean silent;
    private byte @Nullable [] object;

    FakeBucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized byte[] get() {
        return Objects.requireNonNull(object);
    }

    synchronized void lose() {
        object = null;
    }

    /// What happens just before the next write arrives.
    void beforeNextPut(Runnable other) {
        beforeNextPut = other;
    }

    /// From now on requests are taken and not answered.
    void fallSilent() {
        silent = true;
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (silent) {
                end.await();
                return;
            }
            var method = exchange.getRequestMethod();
            var body = exchange.getRequestBody().readAllBytes();
            if (method.equals("PUT")) {
                var other = beforeNextPut;
                beforeNextPut = () -> {};
                other.run();
            }
            var status = isSigned(exchange, body) ? handle(exchange, method, body) : 403;
            answers.add(method + " " + status);
            respond(exchange, method, status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isSigned(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        var authorization = headers.getFirst("Authorization");
        // What has no body needs no hash of it in the signature.
        var hash = body.length == 0 ? "UNSIGNED-PAYLOAD" : hash("SHA-256", body);
        return authorization != null
                && authorization.startsWith("AWS4-HMAC-SHA256 Credential=test/")
                && hash.equals(headers.getFirst("x-amz-content-sha256"));
    }

    private synchronized int handle(HttpExchange exchange, String method, byte[] body) {
        var matches = exchange.getRequestHeaders().getFirst("If-Match");
        var matchesNot = exchange.getRequestHeaders().getFirst("If-None-Match");
        var held = object;
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            return 404;
        }
        if (method.equals("GET")) {
            return held == null ? 404 : tag(held).equals(matchesNot) ? 304 : 200;
        }
        if (held == null && matches != null) {
            return 404;
        }
        if (held != null && ("*".equals(matchesNot) || isOther(matches, held))) {
            return 412;
        }
        object = body;
        return 200;
    }

    private static boolean isOther(@Nullable String matches, byte[] held) {
        return matches != null && !matches.equals(tag(held));
    }

    private synchronized void respond(HttpExchange exchange, String method, int status)
            throws IOException {
        var held = object;
        if (held != null && status < 400) {
            exchange.getResponseHeaders().set("ETag", tag(held));
        }
        var body = new byte[0];
        if (status == 200 && method.equals("GET") && held != null) {
            body = held;
        } else if (status >= 400) {
            var code =
                    status == 404 ? "NoSuchKey" : status == 412 ? "PreconditionFailed" : "Denied";
            body = ("<Error><Code>" + code + "</Code><Message>test</Message></Error>").getBytes();
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String tag(byte[] bytes) {
        return '"' + hash("MD5", bytes) + '"';
    }

    private static String hash(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
