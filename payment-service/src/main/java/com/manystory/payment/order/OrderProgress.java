package com.manystory.payment.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What changes about an order.
///
/// @param captured minor units that the gateway has taken
/// @param refunded minor units given back, at most those captured
/// @param reason why it ended, was refunded or waits for another try, as a slug such as `sold-out`,
///   or null
record OrderProgress(
        OrderStatus status,
        @Nullable Customer customer,
        long captured,
        long refunded,
        @Nullable Instant paidAt,
        @Nullable Instant confirmedAt,
        @Nullable String reason) {

    OrderProgress {
        if (refunded < 0 || refunded > captured) {
            throw new IllegalArgumentException("Refunds must be within what was captured");
        }
    }

    static OrderProgress starting(@Nullable Customer customer) {
        return new OrderProgress(OrderStatus.AWAITING_PAYMENT, customer, 0, 0, null, null, null);
    }

    OrderProgress to(OrderStatus next) {
        if (!status.next().contains(next)) {
            throw new IllegalTransitionException(status, next);
        }
        return new OrderProgress(next, customer, captured, refunded, paidAt, confirmedAt, reason);
    }

    OrderProgress customer(Customer customer) {
        return new OrderProgress(status, customer, captured, refunded, paidAt, confirmedAt, reason);
    }

    OrderProgress captured(long amount, Instant at) {
        return new OrderProgress(status, customer, amount, refunded, at, confirmedAt, reason);
    }

    OrderProgress refunded(long amount) {
        return new OrderProgress(status, customer, captured, amount, paidAt, confirmedAt, reason);
    }

    OrderProgress confirmedAt(Instant at) {
        return new OrderProgress(status, customer, captured, refunded, paidAt, at, reason);
    }

    OrderProgress because(@Nullable String reason) {
        return new OrderProgress(status, customer, captured, refunded, paidAt, confirmedAt, reason);
    }
}
