package com.manystory.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Calls that are passed on to the catalog.
class RelayTests extends ConsoleTest {

    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void streamsAnUploadOnWhileItIsStillComing() throws Exception {
        var received = new AtomicLong();
        CATALOG.on(
                "PUT /api/v1/catalogue",
                exchange -> {
                    drain(exchange.getRequestBody(), received);
                    FakeService.answer(exchange, 200, "application/json", "{\"listings\":1}");
                });
        var pipe = new PipedInputStream(MEGABYTE);
        try (var sink = new PipedOutputStream(pipe)) {
            var answer =
                    HTTP.sendAsync(
                            HttpRequest.newBuilder(uri("/api/v1/brands/aster/catalogue"))
                                    .header(
                                            "Authorization",
                                            "Bearer " + ISSUERS.staff("aster", "editor"))
                                    .header("Content-Type", "application/json")
                                    .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> pipe))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            sink.write(new byte[8 * MEGABYTE]);
            sink.flush();
            await(received, 6 * MEGABYTE);
            assertThat(answer).isNotDone();

            sink.write(new byte[8 * MEGABYTE]);
            sink.close();
            assertThat(finished(answer).statusCode()).isEqualTo(200);
        }
        assertThat(received).hasValue(16L * MEGABYTE);
    }

    @Test
    void speaksToTheCatalogWithAnInternalTokenOfTheBrand() throws Exception {
        var authorization = new AtomicReference<String>();
        var query = new AtomicReference<String>();
        CATALOG.on(
                "GET /api/v1/admin/listings",
                exchange -> {
                    authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
                    query.set(exchange.getRequestURI().getRawQuery());
                    FakeService.answer(exchange, 200, "application/json", "{\"items\":[]}");
                });
        var outside = ISSUERS.staff("pebble", "owner");

        var answer = get("/api/v1/brands/pebble/listings?q=a%20b&limit=5", outside);

        assertThat(answer.body()).isEqualTo("{\"items\":[]}");
        assertThat(query).hasValue("q=a%20b&limit=5");
        assertThat(authorization.get()).doesNotContain(outside);
        var claims =
                SignedJWT.parse(authorization.get().substring("Bearer ".length()))
                        .getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("admin-console");
        assertThat(claims.getAudience()).containsExactly("catalog-service");
        assertThat(claims.getStringClaim("brand")).isEqualTo("pebble");
        assertThat(claims.getSubject()).isEqualTo("staff:pebble:sam");
        assertThat(claims.getStringListClaim("roles")).containsExactlyInAnyOrder("owner", "editor");
    }

    @Test
    void passesProblemsOnWithTheirPointers() {
        var problem =
                "{\"type\":\"https://manystory.dev/problems/validation\",\"status\":422,"
                        + "\"errors\":[{\"pointer\":\"/title\",\"detail\":\"is missing\"}]}";
        CATALOG.on(
                "POST /api/v1/admin/listings",
                exchange -> FakeService.answer(exchange, 422, "application/problem+json", problem));

        var answer =
                send(
                        "POST",
                        "/api/v1/brands/aster/listings",
                        ISSUERS.staff("aster", "editor"),
                        "{}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).isEqualTo(problem);
    }

    @Test
    void translatesTheLocationOfAnImport() {
        CATALOG.on(
                "POST /api/v1/imports",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders().set("Location", "/api/v1/imports/42");
                    FakeService.answer(exchange, 202, "application/json", "{\"id\":42}");
                });

        var answer =
                send("POST", "/api/v1/brands/aster/imports", ISSUERS.operator(), "multipart body");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/api/v1/brands/aster/imports/42");
    }

    @Test
    void hidesFaultsOfTheServicesInside() {
        CATALOG.on(
                "GET /api/v1/imports/1",
                exchange -> FakeService.answer(exchange, 500, "text/plain", "stack trace"));

        var answer = get("/api/v1/brands/aster/imports/1", ISSUERS.operator());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("service-unavailable").doesNotContain("stack trace");
    }

    @Test
    void keepsAnIdFromBecomingAPath() {
        var answer =
                get(
                        "/api/v1/brands/aster/imports/..%2f..%2fadmin",
                        ISSUERS.staff("aster", "owner"));

        assertThat(answer.statusCode()).isIn(400, 404);
    }

    @Test
    void refusesBodiesBeyondTheLimit() {
        var answer = sendWhenAskedTo("/api/v1/brands/aster/listings", new byte[3 * MEGABYTE]);

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void refusesUploadsBeyondWhatTheCatalogTakes() {
        var answer = sendWhenAskedTo("/api/v1/brands/aster/imports", new byte[65 * MEGABYTE]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("body-too-large", "67108864");
    }

    /// Announces the body and sends it only when the server wants it: one that is on its way while
    /// it is refused may meet a closed connection before the answer is read (RFC 9110, 10.1.1).
    private HttpResponse<String> sendWhenAskedTo(String path, byte[] body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + ISSUERS.staff("aster", "editor"))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .expectContinue(true)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build());
    }

    private static HttpResponse<String> finished(CompletableFuture<HttpResponse<String>> answer)
            throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }

    private static void drain(InputStream body, AtomicLong received) throws IOException {
        var buffer = new byte[64 * 1024];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            received.addAndGet(read);
        }
    }

    private static void await(AtomicLong received, long wanted) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (received.get() < wanted && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(received.get()).isGreaterThanOrEqualTo(wanted);
    }
}
