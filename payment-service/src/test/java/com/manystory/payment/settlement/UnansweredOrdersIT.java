package com.manystory.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.payment.PaymentTest;
import com.manystory.payment.order.Order;
import com.manystory.payment.order.OrderId;
import com.manystory.payment.order.Orders;
import com.manystory.tenancy.TenantContext;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Paid orders that the catalog doesn't answer.
@TestPropertySource(properties = "manystory.payment.settlement.ask-again-after=1s")
class UnansweredOrdersIT extends PaymentTest {

    @Autowired private Confirmations confirmations;
    @Autowired private Refunds refunds;
    @Autowired private Attempts attempts;
    @Autowired private Orders orders;
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transaction;

    @Test
    void tellsTheCatalogAgainUntilItConfirms() {
        var order = paidInSilence();
        awaitHeard(order, 3);
        assertThat(order(PEBBLE, order).state()).isEqualTo("PAID");

        CATALOG.keepSilent(false);

        awaitStatus(PEBBLE, order, "CONFIRMED");
        assertThat(awaited(order)).isZero();
        assertThat(entries(order)).isEqualTo(2);
    }

    @Test
    void refundsWhenTheCatalogRejectsAtLast() {
        var order = paidInSilence();
        awaitHeard(order, 2);

        CATALOG.reject("sold-out");
        CATALOG.keepSilent(false);

        awaitStatus(PEBBLE, order, "REFUNDED");
        assertThat(order(PEBBLE, order).body().path("reason").asString()).isEqualTo("sold-out");
        assertThat(awaited(order)).isZero();
    }

    @Test
    void refundsWhenTheCatalogIsSilentForTooLong() {
        var order = paidInSilence();

        inBrand(() ->
                jdbc.sql(
                                "UPDATE awaited_confirmation SET since = now() - interval '1 hour'"
                                        + " WHERE order_id = ?")
                        .param(UUID.fromString(order))
                        .update());

        awaitStatus(PEBBLE, order, "REFUNDED");
        var answer = order(PEBBLE, order).body();
        assertThat(answer.path("reason").asString()).isEqualTo("not-confirmed");
        assertThat(awaited(order)).isZero();
        assertLedgerBalances(PEBBLE);
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> CATALOG.released().contains(reservation(order)));
    }

    @Test
    void givesTheSeatsBackThatAreConfirmedAfterTheRefund() {
        var order = paidInSilence();
        inBrand(() -> transaction.executeWithoutResult(_ -> refund(order)));
        awaitStatus(PEBBLE, order, "REFUNDED");
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> CATALOG.released().contains(reservation(order)));
        CATALOG.released().clear();

        inBrand(() -> confirm(order));

        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> CATALOG.released().contains(reservation(order)));
        assertThat(order(PEBBLE, order).state()).isEqualTo("REFUNDED");
    }

    @Test
    void doesNotConfirmAnOrderWhoseMoneyIsOnItsWayBack() {
        var order = paidInSilence();

        inBrand(() ->
                transaction.executeWithoutResult(_ -> {
                    refund(order);
                    confirm(order);
                }));

        awaitStatus(PEBBLE, order, "REFUNDED");
        assertThat(entries(order)).as("a payment and a refund, but no sale").isEqualTo(2);
        assertThat(order(PEBBLE, order).body().path("confirmedAt").isNull()).isTrue();
    }

    private String paidInSilence() {
        CATALOG.keepSilent(true);
        var order = checkout(PEBBLE).id();
        assertThat(pay(PEBBLE, order, "success").state()).isEqualTo("PAID");
        return order;
    }

    private void refund(String order) {
        var locked = orders.lock(id(order)).orElseThrow();
        refunds.request(locked, attempts.latest(id(order)).orElseThrow().id(), "test");
    }

    private void confirm(String order) {
        confirmations.confirmed(new ReservationAnswer(order, reservation(order), null));
    }

    private String reservation(String order) {
        return order(order).terms().reservations().getFirst();
    }

    private Order order(String order) {
        return TenantContext.<Order, RuntimeException>call(
                PEBBLE, () -> orders.find(id(order)).orElseThrow());
    }

    private static OrderId id(String order) {
        return OrderId.parse(order).orElseThrow();
    }

    private static void inBrand(Runnable work) {
        TenantContext.run(PEBBLE, work);
    }

    private void awaitHeard(String order, int times) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> CATALOG.heard(order) >= times);
    }

    private long awaited(String order) {
        return count(
                PEBBLE,
                "SELECT count(*) FROM awaited_confirmation WHERE order_id = ?",
                UUID.fromString(order));
    }

    private long entries(String order) {
        return count(
                PEBBLE,
                "SELECT count(*) FROM ledger_entry WHERE order_id = ?",
                UUID.fromString(order));
    }
}
