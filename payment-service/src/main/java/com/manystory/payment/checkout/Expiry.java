package com.manystory.payment.checkout;

import com.manystory.payment.due.Batch;
import com.manystory.payment.due.DueTask;
import com.manystory.payment.order.Orders;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Ends orders that weren't paid in time.
@Component
class Expiry implements DueTask {

    private final Orders orders;
    private final Checkouts checkouts;

    Expiry(Orders orders, Checkouts checkouts) {
        this.orders = orders;
        this.checkouts = checkouts;
    }

    @Override
    public void runDue() {
        Batch.each(orders.overdue(200), checkouts::expire);
    }

    @Override
    public Optional<Instant> nextDue() {
        return orders.nextExpiry();
    }
}
