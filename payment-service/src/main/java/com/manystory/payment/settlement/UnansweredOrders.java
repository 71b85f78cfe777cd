package com.manystory.payment.settlement;

import com.manystory.payment.due.Batch;
import com.manystory.payment.due.DueTask;
import com.manystory.payment.order.Order;
import com.manystory.payment.order.OrderId;
import com.manystory.payment.order.OrderPaid;
import com.manystory.payment.order.OrderStatus;
import com.manystory.payment.order.Orders;
import com.manystory.tenancy.messaging.Outbox;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Sees to paid orders that the catalog doesn't answer, because it is down or because a message
/// ended among the dead letters: it is told again and again, which it takes as once, and after a
/// longer time the customer gets the money back.
@Service
class UnansweredOrders implements DueTask {

    private static final Logger LOG = LoggerFactory.getLogger(UnansweredOrders.class);

    private final AwaitedConfirmations awaited;
    private final Orders orders;
    private final Attempts attempts;
    private final Refunds refunds;
    private final Outbox outbox;
    private final SettlementSettings settings;
    private final TransactionTemplate transaction;

    UnansweredOrders(
            AwaitedConfirmations awaited,
            Orders orders,
            Attempts attempts,
            Refunds refunds,
            Outbox outbox,
            SettlementSettings settings,
            TransactionTemplate transaction) {
        this.awaited = awaited;
        this.orders = orders;
        this.attempts = attempts;
        this.refunds = refunds;
        this.outbox = outbox;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public void runDue() {
        Batch.each(awaited.due(100), id -> transaction.executeWithoutResult(_ -> lookAfter(id)));
    }

    @Override
    public Optional<Instant> nextDue() {
        return awaited.nextDue();
    }

    private void lookAfter(OrderId id) {
        var order = orders.lock(id).orElseThrow();
        // Read under the lock: another process may have asked, or the catalog answered, just now.
        var wait = awaited.findDue(id).orElse(null);
        if (wait == null) {
            return;
        }
        if (order.status() != OrderStatus.PAID || refunds.isRequested(id)) {
            awaited.remove(id);
        } else if (wait.waited().compareTo(settings.refundAfter()) >= 0) {
            giveUp(order, wait);
        } else {
            outbox.publish(
                    OrderPaid.TOPIC,
                    new OrderPaid(id, order.terms().reservations()),
                    id.toString());
            awaited.askedAgain(id, settings.askAgainAfter());
        }
    }

    private void giveUp(Order order, AwaitedConfirmations.Wait wait) {
        LOG.warn(
                "Order {} is refunded: the catalog was told {} times in {} that it is paid, and"
                        + " didn't answer",
                order.id(),
                wait.asked(),
                wait.waited());
        var attempt = attempts.latest(order.id()).orElseThrow();
        refunds.request(order, attempt.id(), "not-confirmed");
        awaited.remove(order.id());
    }
}
