package com.manystory.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.payment.PaymentTest;
import com.manystory.payment.order.Order;
import com.manystory.payment.order.OrderStatus;
import com.manystory.payment.order.Orders;
import com.manystory.payment.order.SampleOrders;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Whatever is done to orders in whatever sequence, the ledger sums to zero and nobody gets more
/// back than was taken.
class RandomOperationsIT extends PaymentTest {

    private static final int ORDERS = 25;
    private static final int OPERATIONS = 250;

    @Autowired private Orders orders;
    @Autowired private Ledger ledger;
    @Autowired private TransactionTemplate transaction;

    @RepeatedTest(2)
    void ledgerBalancesAfterRandomOperations(RepetitionInfo repetition) {
        var brand = repetition.getCurrentRepetition() == 1 ? ASTER : PEBBLE;
        TenantContext.run(brand, () -> exercise(brand, new Random(7)));

        assertLedgerBalances(brand);
        assertThat(
                        count(
                                brand,
                                """
                                SELECT count(*) FROM (SELECT entry_id FROM posting
                                GROUP BY entry_id, currency HAVING sum(amount) <> 0) AS wrong\
                                """))
                .isZero();
        assertThat(count(brand, "SELECT count(*) FROM orders WHERE refunded > captured")).isZero();
        assertThat(
                        count(
                                brand,
                                """
                                SELECT count(*) FROM orders o
                                LEFT JOIN (SELECT e.order_id, sum(p.amount) AS held
                                    FROM ledger_entry e JOIN posting p ON p.entry_id = e.id
                                    WHERE p.account LIKE 'gateway-clearing:%'
                                    GROUP BY e.order_id) AS l ON l.order_id = o.id
                                WHERE coalesce(l.held, 0) <> o.captured - o.refunded\
                                """))
                .isZero();
    }

    private void exercise(TenantId brand, Random random) {
        var placed = new ArrayList<Order>();
        for (int i = 0; i < ORDERS; i++) {
            var order =
                    SampleOrders.of(
                            1 + random.nextInt(4), price(brand, random), random.nextInt(3_001));
            orders.add(order);
            placed.add(order);
        }
        for (int i = 0; i < OPERATIONS; i++) {
            attempt(placed.get(random.nextInt(ORDERS)), random.nextInt(8));
        }
    }

    private void attempt(Order order, int operation) {
        try {
            transaction.executeWithoutResult(_ -> {
                var locked = orders.lock(order.id()).orElseThrow();
                apply(locked, operation);
                orders.save(locked);
            });
        } catch (IllegalStateException refused) {
            // What an order's status doesn't allow leaves no trace.
        }
    }

    private void apply(Order order, int operation) {
        switch (operation) {
            case 0 -> order.startPaying();
            case 1 -> order.cancel();
            case 2 -> order.expire();
            case 3 -> order.fail("declined");
            case 4, 5 -> {
                requireAny(order, OrderStatus.PAYING, OrderStatus.EXPIRED, OrderStatus.FAILED);
                ledger.recordPayment(order, UUID.randomUUID());
                order.capture();
            }
            case 6 -> {
                order.confirm();
                ledger.recordSale(order);
            }
            default -> {
                ledger.recordRefund(order, UUID.randomUUID());
                order.refund("random");
            }
        }
    }

    private static void requireAny(Order order, OrderStatus... allowed) {
        if (!List.of(allowed).contains(order.status())) {
            throw new IllegalStateException("nothing to capture");
        }
    }

    private static Money price(TenantId brand, Random random) {
        return brand.equals(ASTER)
                ? Money.ofMajor(1 + random.nextInt(5_000_000), "IDR")
                : new Money(1 + random.nextInt(100_000), "SGD");
    }
}
