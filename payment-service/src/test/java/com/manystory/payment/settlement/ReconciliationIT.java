package com.manystory.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.payment.PaymentTest;
import com.manystory.payment.gateway.Charge;
import com.manystory.payment.gateway.ChargeState;
import com.manystory.payment.gateway.Gateways;
import com.manystory.payment.gateway.PaymentMethod;
import com.manystory.payment.order.OrderId;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.money.Money;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Payments whose outcome isn't known at once, with webhooks lost as well.
@TestPropertySource(properties = "manystory.payment.sandbox.webhooks=false")
class ReconciliationIT extends PaymentTest {

    @Autowired private Gateways gateways;
    @Autowired private Settlement settlement;
    @Autowired private Payments payments;
    @Autowired private JdbcClient jdbc;

    @Test
    void findsTheChargeWhoseReplyWasLost() {
        var order = checkout(ASTER).id();

        var answer = pay(ASTER, order, "charge-then-drop-reply");

        assertThat(answer.state()).isEqualTo("PAYING");
        awaitStatus(ASTER, order, "CONFIRMED");
        assertThat(
                        count(
                                ASTER,
                                "SELECT count(*) FROM ledger_entry WHERE order_id = ?",
                                uuid(order)))
                .isEqualTo(2);
        assertLedgerBalances(ASTER);
    }

    @Test
    void showsASilentGatewayAsPendingAndThenLetsTheCustomerTryAgain() {
        var order = checkout(PEBBLE).id();
        var started = System.nanoTime();

        var answer = pay(PEBBLE, order, "timeout");

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
        assertThat(answer.state()).isEqualTo("PAYING");
        awaitStatus(PEBBLE, order, "AWAITING_PAYMENT");
        assertThat(order(PEBBLE, order).body().path("reason").asString())
                .isEqualTo("gateway-timeout");
        assertThat(pay(PEBBLE, order, "success").state()).isIn("PAID", "CONFIRMED");
    }

    @Test
    void survivesADeathBeforeTheGatewayWasAsked() {
        var order = checkout(PEBBLE).id();

        recordAttempt(PEBBLE, order);

        awaitStatus(PEBBLE, order, "AWAITING_PAYMENT");
    }

    @Test
    void survivesADeathAfterTheGatewayAnswered() {
        var order = checkout(PEBBLE).id();
        var attempt = recordAttempt(PEBBLE, order);

        inBrand(PEBBLE, () -> gateways.named("sandbox").charge(charge(attempt)));

        awaitStatus(PEBBLE, order, "CONFIRMED");
        assertThat(
                        count(
                                PEBBLE,
                                "SELECT count(*) FROM ledger_entry WHERE order_id = ?",
                                uuid(order)))
                .isEqualTo(2);
    }

    @Test
    void takesNoMoneyForAChargeThatArrivesAfterItWasCalledOff() {
        var order = checkout(PEBBLE).id();
        var attempt = recordAttempt(PEBBLE, order);
        awaitStatus(PEBBLE, order, "AWAITING_PAYMENT");

        inBrand(
                PEBBLE,
                () ->
                        assertThat(gateways.named("sandbox").charge(charge(attempt)))
                                .isInstanceOf(ChargeState.Voided.class));
    }

    @Test
    void givesMoneyBackThatCameForAClosedOrder() {
        var order = checkout(PEBBLE).id();
        var attempt = recordAttempt(PEBBLE, order);
        inBrand(
                PEBBLE,
                () -> {
                    settlement.apply(
                            attempt,
                            new ChargeState.Declined("declined-by-bank"),
                            Closing.CANCELLED);
                    gateways.named("sandbox").charge(charge(attempt));
                    settlement.apply(attempt, new ChargeState.Captured(), Closing.NO_ANSWER);
                });

        awaitStatus(PEBBLE, order, "REFUNDED");
        assertLedgerBalances(PEBBLE);
    }

    @Test
    void settlesOnceHoweverOftenItIsTold() {
        var order = checkout(PEBBLE).id();
        pay(PEBBLE, order, "success");
        var attempt =
                TenantContext.<UUID, RuntimeException>call(
                        PEBBLE,
                        () ->
                                jdbc.sql("SELECT id FROM payment_attempt WHERE order_id = ?")
                                        .param(uuid(order))
                                        .query(UUID.class)
                                        .single());
        awaitStatus(PEBBLE, order, "CONFIRMED");

        inBrand(
                PEBBLE,
                () -> {
                    for (int i = 0; i < 10; i++) {
                        settlement.apply(attempt, new ChargeState.Captured(), Closing.EXPIRED);
                        settlement.apply(attempt, new ChargeState.Declined("x"), Closing.EXPIRED);
                        settlement.apply(attempt, new ChargeState.Voided(), Closing.EXPIRED);
                        settlement.apply(attempt, new ChargeState.Unknown(), Closing.EXPIRED);
                    }
                });

        assertThat(order(PEBBLE, order).state()).isEqualTo("CONFIRMED");
        assertThat(
                        count(
                                PEBBLE,
                                "SELECT count(*) FROM ledger_entry WHERE order_id = ?",
                                uuid(order)))
                .isEqualTo(2);
    }

    @Test
    void databasesRefuseJumpsAndChangesOfTheLedger() {
        var order = uuid(checkout(PEBBLE).id());
        pay(PEBBLE, order.toString(), "success");
        awaitStatus(PEBBLE, order.toString(), "CONFIRMED");

        for (var statement :
                new String[] {
                    "UPDATE orders SET status = 'AWAITING_PAYMENT' WHERE id = ?",
                    "UPDATE orders SET refunded = total + 1 WHERE id = ?",
                    "UPDATE orders SET total = total + 100, subtotal = subtotal + 100 WHERE id = ?",
                    "UPDATE order_line SET unit_price = 1 WHERE order_id = ?",
                    "UPDATE ledger_entry SET kind = 'SALE' WHERE order_id = ?",
                    "DELETE FROM ledger_entry WHERE order_id = ?",
                    "INSERT INTO ledger_entry (id, order_id, kind, reference)"
                            + " VALUES (gen_random_uuid(), ?, 'SALE', gen_random_uuid())",
                    "WITH e AS (INSERT INTO ledger_entry (id, order_id, kind, reference)"
                            + " VALUES (gen_random_uuid(), ?, 'SALE', gen_random_uuid())"
                            + " RETURNING id) INSERT INTO posting SELECT id, 0, 'commission', 100,"
                            + " 'SGD' FROM e",
                }) {
            assertThatThrownBy(
                            () -> inBrand(PEBBLE, () -> jdbc.sql(statement).param(order).update()))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(
                        count(
                                PEBBLE,
                                "SELECT count(*) FROM unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE'])"
                                        + " AS p, unnest(ARRAY['posting', 'ledger_entry']) AS t"
                                        + " WHERE has_table_privilege(t, p)"))
                .isZero();
    }

    private UUID recordAttempt(TenantId brand, String order) {
        var id = UUID.randomUUID();
        inBrand(
                brand,
                () -> {
                    payments.record(id, new OrderId(uuid(order)), PaymentMethod.CARD, null);
                });
        return id;
    }

    private static Charge charge(UUID reference) {
        return new Charge(reference, Money.ofMajor(90, "SGD"), PaymentMethod.CARD, null);
    }

    private static void inBrand(TenantId brand, Runnable work) {
        TenantContext.run(brand, work);
    }

    private static UUID uuid(String order) {
        return UUID.fromString(order);
    }
}
