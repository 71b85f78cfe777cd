package com.manystory.payment.settlement;

import com.manystory.payment.due.DueWork;
import com.manystory.payment.gateway.ChargeState;
import com.manystory.payment.ledger.Ledger;
import com.manystory.payment.order.Order;
import com.manystory.payment.order.OrderCancelled;
import com.manystory.payment.order.OrderPaid;
import com.manystory.payment.order.OrderStatus;
import com.manystory.payment.order.Orders;
import com.manystory.tenancy.messaging.Outbox;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Applies what a gateway says about a charge, exactly once: however often, from wherever and in
/// whatever order it is told, the order, the ledger and the messages change together and once.
@Service
class Settlement {

    private final Orders orders;
    private final Attempts attempts;
    private final Refunds refunds;
    private final AwaitedConfirmations awaited;
    private final Ledger ledger;
    private final Outbox outbox;
    private final DueWork due;
    private final SettlementSettings settings;

    Settlement(
            Orders orders,
            Attempts attempts,
            Refunds refunds,
            AwaitedConfirmations awaited,
            Ledger ledger,
            Outbox outbox,
            DueWork due,
            SettlementSettings settings) {
        this.orders = orders;
        this.attempts = attempts;
        this.refunds = refunds;
        this.awaited = awaited;
        this.ledger = ledger;
        this.outbox = outbox;
        this.due = due;
        this.settings = settings;
    }

    /// @param closing what the order becomes if the charge turns out to be called off
    @Transactional
    public void apply(UUID attemptId, ChargeState state, Closing closing) {
        var known = attempts.find(attemptId).orElseThrow();
        var order = orders.lock(known.order()).orElseThrow();
        var attempt = attempts.find(attemptId).orElseThrow();
        switch (state) {
            case ChargeState.Captured() -> capture(order, attempt);
            case ChargeState.Declined(var code) -> decline(order, attempt, code, closing);
            case ChargeState.Voided() -> callOff(order, attempt, closing);
            case ChargeState.Pending(var action) -> attempts.postpone(attemptId, action);
            case ChargeState.Absent(), ChargeState.Unknown() -> attempts.postpone(attemptId, null);
        }
    }

    private void capture(Order order, Attempt attempt) {
        if (attempt.status() == AttemptStatus.CAPTURED) {
            return;
        }
        if (isStray(order, attempt)) {
            if (refunds.requestStray(order, attempt)) {
                ledger.recordPayment(order, attempt.id());
            }
            return;
        }
        attempts.settle(attempt.id(), AttemptStatus.CAPTURED, null);
        ledger.recordPayment(order, attempt.id());
        var paid = order.capture();
        orders.save(order);
        if (paid) {
            due.markIn(settings.askAgainAfter().plusMillis(200));
            awaited.add(order.id(), settings.askAgainAfter());
            var event = new OrderPaid(order.id(), order.terms().reservations());
            outbox.publish(OrderPaid.TOPIC, event, order.id().toString());
        } else {
            refunds.request(order, attempt.id(), "paid-too-late");
        }
    }

    /// Whether the money is of an attempt that had ended, while the order can be paid, or was, by
    /// another one.
    private static boolean isStray(Order order, Attempt attempt) {
        return !attempt.status().isOpen()
                && (!order.status().isClosed() || order.captured().amount() > 0);
    }

    private void decline(Order order, Attempt attempt, String code, Closing closing) {
        if (attempt.status().isOpen()) {
            attempts.settle(attempt.id(), AttemptStatus.DECLINED, code);
            if (closing == Closing.CANCELLED) {
                close(order, closing);
            } else {
                tryAgainOrFail(order, code);
            }
        }
    }

    private void tryAgainOrFail(Order order, String code) {
        if (mayTryAgain(order)) {
            due.markIn(order.timeLeft().plusMillis(200));
            order.awaitAnotherTry(code);
            orders.save(order);
        } else {
            order.fail(code);
            orders.save(order);
            release(order);
        }
    }

    private boolean mayTryAgain(Order order) {
        return !order.isOverdue() && attempts.count(order.id()) < settings.maxAttempts();
    }

    private void callOff(Order order, Attempt attempt, Closing closing) {
        if (attempt.status().isOpen()) {
            attempts.settle(attempt.id(), AttemptStatus.VOIDED, closing.name());
            if (order.status() == OrderStatus.PAYING) {
                switch (closing) {
                    case CANCELLED, EXPIRED -> close(order, closing);
                    case NO_ANSWER -> tryAgainOrFail(order, "gateway-timeout");
                }
            }
        }
    }

    private void close(Order order, Closing closing) {
        if (closing == Closing.CANCELLED) {
            order.cancel();
        } else {
            order.expire();
        }
        orders.save(order);
        release(order);
    }

    private void release(Order order) {
        var reason = order.reason() == null ? "closed" : order.reason();
        outbox.publish(
                OrderCancelled.TOPIC,
                new OrderCancelled(order.id(), order.terms().reservations(), reason),
                order.id().toString());
    }
}
