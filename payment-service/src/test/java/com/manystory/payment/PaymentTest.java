package com.manystory.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.TenancyTest;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole service with real PostgreSQL and queues, brands Aster (rupiah) and Pebble (Singapore
/// dollars), and a fake catalog.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "manystory.test.messaging=true",
            "manystory.test.redis=false",
            "manystory.messaging.create-queues=true",
            // What the fake catalog publishes.
            "manystory.messaging.topics.reservation-confirmed=payment",
            "manystory.messaging.topics.reservation-rejected=payment",
            "manystory.messaging.publishers.order-paid=payment-service",
            "manystory.messaging.publishers.order-cancelled=payment-service",
            "manystory.messaging.publishers.reservation-confirmed=payment-service",
            "manystory.messaging.publishers.reservation-rejected=payment-service",
            "manystory.messaging.relay.poll-interval=200ms",
            "manystory.messaging.consumer.long-poll=1s",
            "manystory.payment.sandbox.settle-after=300ms",
            "manystory.payment.sandbox.silence=1500ms",
            "manystory.payment.settlement.gateway-timeout=800ms",
            "manystory.payment.settlement.reconcile-after=1s",
            "manystory.payment.settlement.abandon-after=1500ms"
        })
@TenancyTest
@Import(CatalogEvents.class)
public abstract class PaymentTest {

    protected static final TenantId ASTER = TestBrands.ASTER.id();
    protected static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    protected static final FakeCatalog CATALOG = new FakeCatalog();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;
    @Autowired private JdbcClient jdbc;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("manystory.services.catalog", CATALOG::url);
    }

    @BeforeEach
    void catalogIsAsUsual() {
        CATALOG.reset();
    }

    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        public String id() {
            assertThat(status).as(raw.body()).isEqualTo(201);
            return body.path("id").asString();
        }

        public String problem() {
            var type = body.path("type").asString();
            return type.substring(type.lastIndexOf('/') + 1);
        }

        public String state() {
            return body.path("status").asString();
        }
    }

    protected static String key() {
        return UUID.randomUUID().toString();
    }

    protected static String seats(int quantity) {
        return seats("70", quantity);
    }

    protected static String seats(String session, int quantity) {
        return "{\"listingSlug\":\"swim-stars\",\"sessionId\":\"%s\",\"quantity\":%d,\"locale\":\"en\","
                        .formatted(session, quantity)
                + "\"customer\":{\"name\":\"Ann\",\"email\":\"ann@example.com\"}}";
    }

    protected static String by(String method, String outcome) {
        return "{\"method\":\"%s\",\"outcome\":\"%s\"}".formatted(method, outcome);
    }

    protected Answer checkout(TenantId brand) {
        return post(brand, "/api/v1/checkouts", key(), seats(2));
    }

    protected Answer pay(TenantId brand, String order, String outcome) {
        return post(brand, "/api/v1/checkouts/" + order + "/pay", key(), by("card", outcome));
    }

    protected Answer order(TenantId brand, String order) {
        return send(brand, "GET", "/api/v1/orders/" + order, null, null, "service");
    }

    protected Answer post(TenantId brand, String path, @Nullable String key, String body) {
        return send(brand, "POST", path, key, body, "service");
    }

    protected Answer send(
            TenantId brand,
            String method,
            String path,
            @Nullable String key,
            @Nullable String body,
            String role) {
        return send(brand, method, path, key, body, "storefront-bff", role);
    }

    protected Answer send(
            TenantId brand,
            String method,
            String path,
            @Nullable String key,
            @Nullable String body,
            String subject,
            String role) {
        var request =
                HttpRequest.newBuilder(uri(path))
                        .header(
                                "Authorization",
                                "Bearer "
                                        + TestTokens.mint("payment-service", brand, subject, role))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request.build());
    }

    protected static Answer send(HttpRequest request) {
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            var text = answer.body().isEmpty() ? "{}" : answer.body();
            return new Answer(answer.statusCode(), JSON.readTree(text), answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    protected URI managementUri(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    protected URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    protected void awaitStatus(TenantId brand, String order, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    var now = order(brand, order);
                    assertThat(now.state()).as(now.raw().body()).isEqualTo(status);
                });
    }

    /// A number from the brand's database.
    protected long count(TenantId brand, String sql, Object... params) {
        return TenantContext.<Long, RuntimeException>call(
                brand, () -> jdbc.sql(sql).params(params).query(Long.class).single());
    }

    protected void assertLedgerBalances(TenantId brand) {
        assertThat(count(brand, "SELECT coalesce(sum(amount), 0)::bigint FROM posting")).isZero();
    }
}
