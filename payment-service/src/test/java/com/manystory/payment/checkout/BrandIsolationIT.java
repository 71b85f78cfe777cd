package com.manystory.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.payment.PaymentTest;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.messaging.Outbox;
import com.manystory.tenancy.test.IsolationAssertions;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// One brand's orders, seen from another.
class BrandIsolationIT extends PaymentTest {

    @Autowired private Outbox outbox;
    @Autowired private TransactionTemplate transaction;

    @Test
    void hidesOrdersFromOtherBrands() {
        var order = checkout(ASTER).id();
        var checkout = "/api/v1/checkouts/" + order;
        var nothing = "/api/v1/checkouts/" + UUID.randomUUID();

        var customer = "{\"name\":\"Eve\",\"email\":\"eve@example.com\"}";
        assertThat(order(PEBBLE, order).status()).isEqualTo(404);
        assertThat(post(PEBBLE, checkout + "/pay", key(), by("card", "success")).status())
                .isEqualTo(404);
        assertThat(post(PEBBLE, checkout + "/cancel", key(), "{}").status()).isEqualTo(404);
        assertThat(send(PEBBLE, "PUT", checkout + "/customer", null, customer, "service").status())
                .isEqualTo(404);
        assertThat(order(PEBBLE, order).raw().body())
                .isEqualTo(
                        order(PEBBLE, nothing.substring(nothing.lastIndexOf('/') + 1))
                                .raw()
                                .body()
                                .replaceAll("/orders/[^\"]*", "/orders/" + order));
        assertThat(order(ASTER, order).state()).isEqualTo("AWAITING_PAYMENT");
    }

    @Test
    void showsCustomersOnlyTheirOwnOrders() {
        var order =
                send(PEBBLE, "POST", "/api/v1/checkouts", key(), seats(1), "ann", "customer").id();
        var path = "/api/v1/orders/" + order;

        assertThat(send(PEBBLE, "GET", path, null, null, "ann", "customer").status())
                .isEqualTo(200);
        assertThat(send(PEBBLE, "GET", path, null, null, "eve", "customer").status())
                .isEqualTo(404);
    }

    @Test
    void dropsAnswersAboutForeignOrdersAndReservations() throws InterruptedException {
        CATALOG.reject("sold-out");
        var aster = checkout(ASTER).id();
        var pebble = checkout(PEBBLE).id();

        publish("reservation-confirmed", pebble, UUID.randomUUID().toString());
        publish("reservation-confirmed", aster, UUID.randomUUID().toString());
        publish("reservation-rejected", "not-an-id", "not-an-id");
        Thread.sleep(1_500);

        assertThat(order(ASTER, aster).state()).isEqualTo("AWAITING_PAYMENT");
        assertThat(order(PEBBLE, pebble).state()).isEqualTo("AWAITING_PAYMENT");
        assertThat(
                        count(
                                ASTER,
                                "SELECT count(*) FROM order_reservation WHERE status <> 'HELD'"
                                        + " AND order_id = ?",
                                UUID.fromString(aster)))
                .isZero();
    }

    @Test
    void refusesSeatsOfAnotherListing() {
        var answer = post(PEBBLE, "/api/v1/checkouts", key(), seats("foreign", 1));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(CATALOG.released()).hasSize(1);
    }

    @Test
    void refusesCallersWithoutAnInternalToken() {
        var answer = send(HttpRequest.newBuilder(uri("/api/v1/orders/1")).GET().build());

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void closesItsDatabases() throws Exception {
        IsolationAssertions.assertDatabasesClosed("payment");
    }

    private void publish(String topic, String order, String reservation) {
        TenantContext.run(
                ASTER,
                () ->
                        transaction.executeWithoutResult(_ ->
                                outbox.publish(
                                        topic,
                                        Map.of(
                                                "orderId", order,
                                                "reservationId", reservation,
                                                "reason", "x"),
                                        order)));
    }
}
