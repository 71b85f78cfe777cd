package com.manystory.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.payment.PaymentTest;
import com.manystory.payment.gateway.Charge;
import com.manystory.payment.gateway.ChargeState;
import com.manystory.payment.gateway.Gateways;
import com.manystory.payment.gateway.PaymentMethod;
import com.manystory.payment.order.OrderId;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.money.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Orders that aren't paid at the first try.
class FurtherAttemptsIT extends PaymentTest {

    @Autowired private Payments payments;
    @Autowired private Settlement settlement;
    @Autowired private Gateways gateways;

    @Test
    void letsTheCustomerTryAgainAfterADeclinedPayment() {
        var order = checkout(PEBBLE).id();

        var declined = pay(PEBBLE, order, "decline");

        assertThat(declined.status()).isEqualTo(200);
        assertThat(declined.state()).isEqualTo("AWAITING_PAYMENT");
        assertThat(declined.body().path("reason").asString()).isEqualTo("declined-by-bank");
        assertThat(declined.body().at("/payment/status").asString()).isEqualTo("DECLINED");
        assertThat(CATALOG.released()).isEmpty();

        var paid = pay(PEBBLE, order, "success");
        assertThat(paid.state()).isIn("PAID", "CONFIRMED");
        assertThat(paid.body().path("reason").isNull()).isTrue();
        awaitStatus(PEBBLE, order, "CONFIRMED");
        assertThat(captures(order)).isEqualTo(1);
        assertLedgerBalances(PEBBLE);
    }

    @Test
    void answersTheSameTryTheSameAndMakesItOnce() {
        var order = checkout(PEBBLE).id();
        var path = "/api/v1/checkouts/" + order + "/pay";
        var key = key();

        var first = post(PEBBLE, path, key, by("card", "decline"));
        var again = post(PEBBLE, path, key, by("card", "decline"));

        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(attempts(order)).isEqualTo(1);
    }

    @Test
    void failsAndReleasesTheSeatsAfterTheLastTry() {
        var order = checkout(PEBBLE).id();
        for (int i = 0; i < 4; i++) {
            assertThat(pay(PEBBLE, order, "decline").state()).isEqualTo("AWAITING_PAYMENT");
        }

        var last = pay(PEBBLE, order, "decline");

        assertThat(last.state()).isEqualTo("FAILED");
        assertThat(last.body().path("reason").asString()).isEqualTo("declined-by-bank");
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> !CATALOG.released().isEmpty());
        var late = pay(PEBBLE, order, "success");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("order-not-open");
        assertThat(captures(order)).isZero();
    }

    @Test
    void cancelsAnOrderThatWaitsForAnotherTry() {
        var order = checkout(PEBBLE).id();
        pay(PEBBLE, order, "decline");

        var cancelled = post(PEBBLE, "/api/v1/checkouts/" + order + "/cancel", key(), "{}");

        assertThat(cancelled.state()).isEqualTo("CANCELLED");
    }

    @Test
    void takesTheMoneyOnceHoweverManyTriesAreMadeAtATime() throws Exception {
        for (int round = 0; round < 5; round++) {
            var order = checkout(PEBBLE).id();
            var tries = new ArrayList<Callable<Answer>>();
            for (int i = 0; i < 12; i++) {
                var outcome = i % 3 == 0 ? "decline" : "success";
                tries.add(() -> pay(PEBBLE, order, outcome));
            }
            List<Future<Answer>> answers;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                answers = threads.invokeAll(tries);
            }

            for (var answer : answers) {
                // 503: the brand's few connections were all taken for as long as anybody waits.
                assertThat(answer.get().status()).as(answer.get().raw().body()).isIn(200, 409, 503);
            }
            // A try that is still declined after all answers are there leaves it to be paid again.
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> {
                        var state = order(PEBBLE, order).state();
                        if (state.equals("AWAITING_PAYMENT")) {
                            pay(PEBBLE, order, "success");
                        }
                        return state.equals("CONFIRMED");
                    });
            assertThat(captures(order)).isEqualTo(1);
            assertThat(attempts(order)).isBetween(1L, 5L);
            assertThat(
                            count(
                                    PEBBLE,
                                    "SELECT count(*) FROM ledger_entry WHERE order_id = ? AND kind"
                                            + " = 'PAYMENT'",
                                    UUID.fromString(order)))
                    .isEqualTo(1);
        }
        assertLedgerBalances(PEBBLE);
    }

    /// A gateway that says no and then takes the money all the same.
    @Test
    void givesBackTheMoneyOfAnEarlierTryWhileTheOrderIsPaidByAnother() {
        var order = checkout(PEBBLE).id();
        var earlier = UUID.randomUUID();
        inBrand(() -> {
            payments.record(earlier, OrderId.parse(order).orElseThrow(), PaymentMethod.CARD, null);
            settlement.apply(earlier, new ChargeState.Declined("no"), Closing.NO_ANSWER);
            var charge = new Charge(earlier, new Money(9_000, "SGD"), PaymentMethod.CARD, null);
            gateways.named("sandbox").charge(charge);
            settlement.apply(earlier, new ChargeState.Captured(), Closing.NO_ANSWER);
            settlement.apply(earlier, new ChargeState.Captured(), Closing.NO_ANSWER);
        });
        assertThat(order(PEBBLE, order).state()).isEqualTo("AWAITING_PAYMENT");

        assertThat(pay(PEBBLE, order, "success").state()).isIn("PAID", "CONFIRMED");

        awaitStatus(PEBBLE, order, "CONFIRMED");
        inBrand(() -> settlement.apply(earlier, new ChargeState.Captured(), Closing.EXPIRED));
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(captures(order) - refunds(order)).isEqualTo(1));
        assertThat(order(PEBBLE, order).state()).isEqualTo("CONFIRMED");
        assertThat(refunds(order)).isEqualTo(1);
        assertThat(
                        count(
                                PEBBLE,
                                "SELECT coalesce(sum(p.amount), 0)::bigint FROM posting p JOIN"
                                    + " ledger_entry e ON e.id = p.entry_id WHERE e.order_id = ?"
                                    + " AND p.account = 'gateway-clearing:sandbox'",
                                UUID.fromString(order)))
                .isEqualTo(9_000);
        assertLedgerBalances(PEBBLE);
    }

    private void inBrand(Runnable work) {
        TenantContext.<Boolean, RuntimeException>call(
                PEBBLE,
                () -> {
                    work.run();
                    return true;
                });
    }

    private long attempts(String order) {
        return count(
                PEBBLE,
                "SELECT count(*) FROM payment_attempt WHERE order_id = ?",
                UUID.fromString(order));
    }

    /// Charges that the gateway itself says it captured.
    private long captures(String order) {
        return count(
                PEBBLE,
                "SELECT count(*) FROM sandbox.charge c JOIN payment_attempt a ON a.id::text ="
                        + " c.reference WHERE a.order_id = ? AND c.status = 'CAPTURED'",
                UUID.fromString(order));
    }

    private long refunds(String order) {
        return count(
                PEBBLE,
                "SELECT count(*) FROM sandbox.refund r JOIN payment_attempt a ON a.id::text ="
                        + " r.charge_reference WHERE a.order_id = ?",
                UUID.fromString(order));
    }
}
