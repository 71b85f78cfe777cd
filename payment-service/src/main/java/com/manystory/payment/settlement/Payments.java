package com.manystory.payment.settlement;

import com.manystory.payment.due.DueWork;
import com.manystory.payment.gateway.PaymentMethod;
import com.manystory.payment.order.Order;
import com.manystory.payment.order.OrderId;
import com.manystory.payment.order.OrderStatus;
import com.manystory.payment.order.Orders;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Pays orders: records the attempt, asks the gateway, and settles what it answers. Whatever stays
/// unknown, here or in a crash, [Reconciliation] finds out.
@Service
public class Payments {

    private final Orders orders;
    private final Attempts attempts;
    private final GatewayCalls gateways;
    private final Settlement settlement;
    private final DueWork due;
    private final SettlementSettings settings;
    private final TransactionTemplate transaction;

    Payments(
            Orders orders,
            Attempts attempts,
            GatewayCalls gateways,
            Settlement settlement,
            DueWork due,
            SettlementSettings settings,
            TransactionTemplate transaction) {
        this.orders = orders;
        this.attempts = attempts;
        this.gateways = gateways;
        this.settlement = settlement;
        this.due = due;
        this.settings = settings;
        this.transaction = transaction;
    }

    /// Tries to pay the order.
    ///
    /// @param attemptId names this try; the same one is never made twice
    /// @return whether the try was made, now or before; if not, see the order's status
    public boolean pay(
            UUID attemptId, OrderId id, PaymentMethod method, @Nullable String testOutcome) {
        var begun = record(attemptId, id, method, testOutcome);
        if (begun instanceof Begun.New(var attempt)) {
            settlement.apply(attemptId, gateways.charge(attempt), Closing.NO_ANSWER);
        }
        return !(begun instanceof Begun.Refused);
    }

    /// Calls off an order that isn't paid.
    ///
    /// @return whether it is cancelled now; if not, it was paid, or ended otherwise, before
    public boolean cancel(OrderId id) {
        var open = attempts.latest(id).filter(attempt -> attempt.status().isOpen()).orElse(null);
        if (open != null) {
            due.markIn(Duration.ofSeconds(1));
            settlement.apply(open.id(), gateways.cancel(open), Closing.CANCELLED);
        }
        return orders.find(id).filter(o -> o.status() == OrderStatus.CANCELLED).isPresent();
    }

    /// The first half of a payment: everything that has to be known should we die in the second.
    @Nullable Begun record(
            UUID attemptId, OrderId id, PaymentMethod method, @Nullable String testOutcome) {
        due.markIn(settings.reconcileAfter());
        return transaction.execute(_ -> begin(attemptId, id, method, testOutcome));
    }

    private Begun begin(
            UUID attemptId, OrderId id, PaymentMethod method, @Nullable String testOutcome) {
        var order = orders.lock(id).orElseThrow();
        if (attempts.find(attemptId).isPresent()) {
            return new Begun.Before();
        }
        if (order.status() != OrderStatus.AWAITING_PAYMENT || order.isOverdue()) {
            return new Begun.Refused();
        }
        var attempt = attempt(attemptId, order, method, testOutcome);
        order.startPaying();
        attempts.add(attempt, settings.reconcileAfter());
        orders.save(order);
        return new Begun.New(attempt);
    }

    private static Attempt attempt(
            UUID id, Order order, PaymentMethod method, @Nullable String testOutcome) {
        return new Attempt(
                id,
                order.id(),
                order.terms().gateway(),
                method,
                AttemptStatus.CREATED,
                order.terms().total(),
                null,
                testOutcome,
                Duration.ZERO);
    }

    /// Whether an attempt was recorded.
    sealed interface Begun {
        record New(Attempt attempt) implements Begun {}

        record Before() implements Begun {}

        record Refused() implements Begun {}
    }
}
