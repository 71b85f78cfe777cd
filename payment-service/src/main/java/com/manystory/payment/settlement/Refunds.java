package com.manystory.payment.settlement;

import com.manystory.payment.due.Batch;
import com.manystory.payment.due.DueTask;
import com.manystory.payment.due.DueWork;
import com.manystory.payment.ledger.Ledger;
import com.manystory.payment.order.Order;
import com.manystory.payment.order.OrderCancelled;
import com.manystory.payment.order.OrderId;
import com.manystory.payment.order.Orders;
import com.manystory.tenancy.messaging.Outbox;
import com.manystory.tenancy.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives money back: the wish is recorded first, the gateway is asked until it has done it, and
/// only then the order and the ledger say so.
@Service
class Refunds implements DueTask {

    private final JdbcClient jdbc;
    private final Orders orders;
    private final GatewayCalls gateways;
    private final Ledger ledger;
    private final Outbox outbox;
    private final DueWork due;
    private final TransactionTemplate transaction;

    Refunds(
            JdbcClient jdbc,
            Orders orders,
            GatewayCalls gateways,
            Ledger ledger,
            Outbox outbox,
            DueWork due,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.gateways = gateways;
        this.ledger = ledger;
        this.outbox = outbox;
        this.due = due;
        this.transaction = transaction;
    }

    /// Records, in the caller's transaction, that all the money of the attempt is to go back; once
    /// per attempt.
    void request(Order order, UUID attempt, String reason) {
        record(order, attempt, order.captured(), reason, false);
    }

    /// Records, in the caller's transaction, that the money of an attempt that had ended before is
    /// to go back, while the order stays as it is.
    ///
    /// @return whether that is new
    boolean requestStray(Order order, Attempt attempt) {
        return record(order, attempt.id(), attempt.amount(), "paid-too-late", true);
    }

    /// Whether the order's money is on its way back, or was given back.
    boolean isRequested(OrderId order) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (
                            SELECT FROM refund WHERE order_id = :order AND NOT stray)\
                        """)
                .param("order", order.value())
                .query(Boolean.class)
                .single();
    }

    private boolean record(Order order, UUID attempt, Money amount, String reason, boolean stray) {
        due.markIn(Duration.ofSeconds(1));
        return jdbc.sql(
                                """
                                INSERT INTO refund
                                    (id, order_id, attempt_id, amount, currency, reason, stray)
                                VALUES (:id, :order, :attempt, :amount, :currency, :reason, :stray)
                                ON CONFLICT (attempt_id) DO NOTHING\
                                """)
                        .param("id", UUID.randomUUID())
                        .param("order", order.id().value())
                        .param("attempt", attempt)
                        .param("amount", amount.amount())
                        .param("currency", amount.currency())
                        .param("reason", reason)
                        .param("stray", stray)
                        .update()
                == 1;
    }

    @Override
    public void runDue() {
        Batch.each(claim(), this::carryOut);
    }

    private List<Refund> claim() {
        return jdbc.sql(
                        """
                        UPDATE refund SET tries = tries + 1,
                            next_try_at = now() + least(5 * power(2, tries), 300) * interval '1 s'
                        WHERE id IN (
                            SELECT id FROM refund
                            WHERE status = 'REQUESTED' AND next_try_at <= now()
                            ORDER BY next_try_at LIMIT 50 FOR UPDATE SKIP LOCKED)
                        RETURNING *\
                        """)
                .query((row, n) ->
                        new Refund(
                                row.getObject("id", UUID.class),
                                new OrderId(row.getObject("order_id", UUID.class)),
                                row.getObject("attempt_id", UUID.class),
                                new Money(row.getLong("amount"), row.getString("currency")),
                                row.getString("reason"),
                                row.getBoolean("stray")))
                .list();
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql(
                        """
                        SELECT next_try_at FROM refund WHERE status = 'REQUESTED'
                        ORDER BY next_try_at LIMIT 1\
                        """)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private void carryOut(Refund refund) {
        var gateway = orders.find(refund.order()).orElseThrow().terms().gateway();
        if (gateways.refund(gateway, refund.id(), refund.attempt(), refund.amount())) {
            transaction.executeWithoutResult(_ -> finish(refund));
        }
    }

    private void finish(Refund refund) {
        var order = orders.lock(refund.order()).orElseThrow();
        var done =
                jdbc.sql(
                                """
                                UPDATE refund SET status = 'DONE', done_at = now()
                                WHERE id = :id AND status = 'REQUESTED'\
                                """)
                        .param("id", refund.id())
                        .update();
        if (done == 1 && refund.stray()) {
            ledger.recordReturn(order, refund.id());
        } else if (done == 1) {
            ledger.recordRefund(order, refund.id());
            order.refund(refund.reason());
            orders.save(order);
            outbox.publish(
                    OrderCancelled.TOPIC,
                    new OrderCancelled(order.id(), order.terms().reservations(), refund.reason()),
                    order.id().toString());
        }
    }

    private record Refund(
            UUID id, OrderId order, UUID attempt, Money amount, String reason, boolean stray) {}
}
