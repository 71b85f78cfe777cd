package com.manystory.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.payment.PaymentTest;
import com.manystory.tenancy.TenantId;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders from the first seat to the end.
class OrderLifeIT extends PaymentTest {

    @ParameterizedTest
    @ValueSource(strings = {"aster", "pebble"})
    void becomesConfirmedOverTheQueues(String name) {
        var brand = TenantId.of(name);

        var placed = checkout(brand);
        var order = placed.id();
        assertThat(placed.state()).isEqualTo("AWAITING_PAYMENT");
        assertThat(placed.body().at("/lines/0/title").asString())
                .isEqualTo("Swim Stars of " + name);
        assertThat(placed.body().at("/lines/0/session/start").asString())
                .isEqualTo("2027-01-09T09:00:00+08:00");
        assertThat(placed.body().at("/total/display").asString())
                .isEqualTo(name.equals("aster") ? "Rp\u00a0300,000" : "S$\u00a090");

        assertThat(pay(brand, order, "success").state()).isIn("PAID", "CONFIRMED");
        awaitStatus(brand, order, "CONFIRMED");

        assertThat(order(brand, order).body().path("confirmedAt").isString()).isTrue();
        assertThat(postings(brand, order, "vendor-payable:blue-pool"))
                .isEqualTo(name.equals("aster") ? -27_000_000 : -8_100);
        assertThat(postings(brand, order, "commission"))
                .isEqualTo(name.equals("aster") ? -3_000_000 : -900);
        assertThat(postings(brand, order, "customer-deposits")).isZero();
        assertLedgerBalances(brand);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bank-transfer", "e-wallet"})
    void waitsForTheCustomerOfAPendingMethod(String method) {
        var order = checkout(PEBBLE).id();

        var paying =
                post(PEBBLE, "/api/v1/checkouts/" + order + "/pay", key(), by(method, "success"));

        assertThat(paying.state()).isEqualTo("PAYING");
        assertThat(paying.body().at("/payment/action/kind").isString()).isTrue();
        awaitStatus(PEBBLE, order, "CONFIRMED");
        assertThat(count(PEBBLE, "SELECT count(*) FROM gateway_event")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sold-out", "session-cancelled"})
    void refundsWhenTheCatalogHasNoSeatsAfterAllAndSaysWhy(String reason) {
        CATALOG.reject(reason);
        var order = checkout(ASTER).id();

        pay(ASTER, order, "success");

        awaitStatus(ASTER, order, "REFUNDED");
        assertThat(order(ASTER, order).body().path("reason").asString()).isEqualTo(reason);
        assertThat(postings(ASTER, order, "gateway-clearing:sandbox")).isZero();
        assertThat(
                        count(
                                ASTER,
                                "SELECT count(*) FROM ledger_entry WHERE order_id = ?",
                                uuid(order)))
                .isEqualTo(2);
        assertThat(
                        count(
                                ASTER,
                                "SELECT count(*) FROM sandbox.refund r JOIN payment_attempt a ON"
                                        + " a.id::text = r.charge_reference WHERE a.order_id = ?",
                                uuid(order)))
                .isEqualTo(1);
        assertLedgerBalances(ASTER);
    }

    @Test
    void cancelsUnpaidOrdersOnce() {
        var order = checkout(PEBBLE).id();
        var path = "/api/v1/checkouts/" + order + "/cancel";

        assertThat(post(PEBBLE, path, key(), "{}").state()).isEqualTo("CANCELLED");
        assertThat(post(PEBBLE, path, key(), "{}").state()).isEqualTo("CANCELLED");
        awaitRelease(PEBBLE, order);

        var late = pay(PEBBLE, order, "success");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("order-not-open");
    }

    @Test
    void confirmsWhatIsFreeWithoutAGateway() {
        var placed = post(PEBBLE, "/api/v1/checkouts", key(), seats("free", 1));
        assertThat(placed.body().at("/methods/0").asString()).isEqualTo("free");

        var path = "/api/v1/checkouts/" + placed.id() + "/pay";
        assertThat(post(PEBBLE, path, key(), "{\"method\":\"free\"}").state())
                .isIn("PAID", "CONFIRMED");
        awaitStatus(PEBBLE, placed.id(), "CONFIRMED");
        assertThat(
                        count(
                                PEBBLE,
                                "SELECT count(*) FROM ledger_entry WHERE order_id = ?",
                                uuid(placed.id())))
                .isZero();
    }

    @Test
    void wantsToKnowTheCustomerBeforePayment() {
        var body = "{\"listingSlug\":\"swim-stars\",\"sessionId\":\"70\",\"quantity\":1}";
        var order = post(PEBBLE, "/api/v1/checkouts", key(), body).id();

        var early = pay(PEBBLE, order, "success");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.body().at("/errors/0/pointer").asString()).isEqualTo("/customer");

        var path = "/api/v1/checkouts/" + order + "/customer";
        var wrong = send(PEBBLE, "PUT", path, null, "{\"name\":\"\",\"email\":\"x\"}", "service");
        assertThat(wrong.status()).isBetween(400, 422);
        assertThat(wrong.raw().body()).contains("/name", "/email");
        var right = "{\"name\":\"Ann\",\"email\":\"ann@example.com\",\"phone\":\"+65 6123 4567\"}";
        assertThat(send(PEBBLE, "PUT", path, null, right, "service").status()).isEqualTo(200);
        assertThat(pay(PEBBLE, order, "success").state()).isIn("PAID", "CONFIRMED");
    }

    @Test
    void saysWhatIsWrongWithAWish() {
        CATALOG.sellOut(true);
        assertThat(checkout(PEBBLE).problem()).isEqualTo("sold-out");
        CATALOG.sellOut(false);

        var unknown = seats(1).replace("swim-stars", "no-such-thing");
        var answer = post(PEBBLE, "/api/v1/checkouts", key(), unknown);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo("/listingSlug");

        var none = post(PEBBLE, "/api/v1/checkouts", key(), seats(0));
        assertThat(none.raw().body()).contains("/quantity");
    }

    @Test
    void offersTheBrandsMethodsOnly() {
        var order = checkout(PEBBLE).id();

        var answer =
                post(PEBBLE, "/api/v1/checkouts/" + order + "/pay", key(), by("qris", "success"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("method-unavailable");
    }

    @Test
    void tellsItsHealthOnTheManagementPort() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            for (var path :
                    List.of(
                            "/actuator/health/liveness",
                            "/actuator/health/readiness",
                            "/actuator/prometheus")) {
                var request = HttpRequest.newBuilder(managementUri(path)).build();
                assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void describesItsApi() {
        var description = send(HttpRequest.newBuilder(uri("/v3/api-docs")).GET().build());

        assertThat(description.status()).isEqualTo(200);
        assertThat(description.body().path("openapi").asString()).startsWith("3.1");
        assertThat(description.raw().body()).contains("/api/v1/checkouts", "Idempotency-Key");
    }

    private void awaitRelease(TenantId brand, String order) {
        var reservation =
                count(brand, "SELECT count(*) FROM order_line WHERE order_id = ?", uuid(order));
        assertThat(reservation).isEqualTo(1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> !CATALOG.released().isEmpty());
    }

    private long postings(TenantId brand, String order, String account) {
        return count(
                brand,
                "SELECT coalesce(sum(p.amount), 0)::bigint FROM posting p JOIN ledger_entry e"
                        + " ON e.id = p.entry_id WHERE e.order_id = ? AND p.account = ?",
                uuid(order),
                account);
    }

    private static UUID uuid(String order) {
        return UUID.fromString(order);
    }
}
