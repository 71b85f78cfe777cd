package com.manystory.payment.settlement;

import com.manystory.payment.due.Batch;
import com.manystory.payment.due.DueTask;
import com.manystory.payment.gateway.ChargeState;
import com.manystory.payment.order.Order;
import com.manystory.payment.order.Orders;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Finds out what became of attempts whose outcome is open, by asking the gateway for our
/// reference. An attempt that never arrived, or whose order has run out of time, is called off at
/// the gateway before the order is closed, so that no money is taken afterwards.
@Service
public class Reconciliation implements DueTask {

    private final Orders orders;
    private final Attempts attempts;
    private final GatewayCalls gateways;
    private final Settlement settlement;
    private final SettlementSettings settings;

    Reconciliation(
            Orders orders,
            Attempts attempts,
            GatewayCalls gateways,
            Settlement settlement,
            SettlementSettings settings) {
        this.orders = orders;
        this.attempts = attempts;
        this.gateways = gateways;
        this.settlement = settlement;
        this.settings = settings;
    }

    @Override
    public void runDue() {
        Batch.each(attempts.unresolved(100), this::resolve);
    }

    @Override
    public Optional<Instant> nextDue() {
        return attempts.nextCheck();
    }

    /// Looks the attempt up at its gateway now; an unknown id is ignored.
    public void check(UUID attemptId) {
        attempts.find(attemptId)
                .ifPresent(attempt ->
                        settlement.apply(attempt.id(), gateways.find(attempt), Closing.NO_ANSWER));
    }

    private void resolve(Attempt attempt) {
        var state = gateways.find(attempt);
        var overdue = orders.find(attempt.order()).filter(Order::isOverdue).isPresent();
        var lost =
                state instanceof ChargeState.Absent
                        && attempt.age().compareTo(settings.abandonAfter()) > 0;
        if (lost || (overdue && state instanceof ChargeState.Pending)) {
            state = gateways.cancel(attempt);
        }
        settlement.apply(attempt.id(), state, overdue ? Closing.EXPIRED : Closing.NO_ANSWER);
    }
}
