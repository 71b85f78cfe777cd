package com.manystory.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.payment.PaymentTest;
import com.manystory.payment.gateway.Charge;
import com.manystory.payment.gateway.ChargeState;
import com.manystory.payment.gateway.PaymentGateway;
import com.manystory.payment.gateway.PaymentMethod;
import com.manystory.payment.order.OrderId;
import com.manystory.payment.order.Orders;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.money.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Money that is given back by gateways in a bad state.
@Import(RefundsIT.SilentGateway.class)
class RefundsIT extends PaymentTest {

    @Autowired private Refunds refunds;
    @Autowired private GatewayCalls gateways;
    @Autowired private Attempts attempts;
    @Autowired private Orders orders;
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transaction;

    @Test
    void aRefundThatFailsKeepsNoOtherFromBeingMade() {
        var placed = new ArrayList<OrderId>();
        for (int i = 0; i < 5; i++) {
            var order = checkout(PEBBLE).id();
            pay(PEBBLE, order, "success");
            awaitStatus(PEBBLE, order, "CONFIRMED");
            placed.add(OrderId.parse(order).orElseThrow());
        }
        var failing = placed.subList(0, 4);

        TenantContext.run(
                PEBBLE,
                () -> {
                    failing.forEach(order ->
                            jdbc.sql(
                                            "UPDATE sandbox.charge SET status = 'VOIDED' WHERE"
                                                    + " reference = ?")
                                    .param(attempt(order).toString())
                                    .update());
                    transaction.executeWithoutResult(_ -> placed.forEach(this::request));
                });

        awaitStatus(PEBBLE, placed.getLast().toString(), "REFUNDED");
        for (var order : failing) {
            assertThat(order(PEBBLE, order.toString()).state()).isEqualTo("CONFIRMED");
        }
        assertLedgerBalances(PEBBLE);
        TenantContext.run(PEBBLE, () -> failing.forEach(this::takeAfterAll));
    }

    @Test
    void waitsForASilentGatewayNoLongerThanACustomerWould() {
        var started = System.nanoTime();

        var done =
                TenantContext.<Boolean, RuntimeException>call(
                        PEBBLE,
                        () ->
                                gateways.refund(
                                        "silent",
                                        UUID.randomUUID(),
                                        UUID.randomUUID(),
                                        Money.ofMajor(1, "SGD")));

        assertThat(done).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    private void request(OrderId id) {
        refunds.request(orders.lock(id).orElseThrow(), attempt(id), "test");
    }

    private UUID attempt(OrderId id) {
        return attempts.latest(id).orElseThrow().id();
    }

    private void takeAfterAll(OrderId id) {
        jdbc.sql("UPDATE sandbox.charge SET status = 'CAPTURED' WHERE reference = ?")
                .param(attempt(id).toString())
                .update();
    }

    /// A gateway that takes half a minute.
    @TestConfiguration(proxyBeanMethods = false)
    static class SilentGateway {

        @Bean
        PaymentGateway silent() {
            return new PaymentGateway() {

                @Override
                public String name() {
                    return "silent";
                }

                @Override
                public boolean supports(PaymentMethod method) {
                    return true;
                }

                @Override
                public ChargeState charge(Charge charge) {
                    return new ChargeState.Absent();
                }

                @Override
                public ChargeState find(UUID reference) {
                    return new ChargeState.Absent();
                }

                @Override
                public ChargeState cancel(UUID reference) {
                    return new ChargeState.Voided();
                }

                @Override
                public void refund(UUID refund, UUID charge, Money amount) {
                    try {
                        Thread.sleep(Duration.ofSeconds(30));
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                }
            };
        }
    }
}
