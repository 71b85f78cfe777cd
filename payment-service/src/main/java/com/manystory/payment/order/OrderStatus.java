package com.manystory.payment.order;

import java.util.EnumSet;
import java.util.Set;

/// How far an order has come. The table `order_transition` holds the same rules in each database.
public enum OrderStatus {
    /// Seats are held until the order expires; a payment may have been declined before.
    AWAITING_PAYMENT,
    /// A gateway was asked; its answer may still be unknown.
    PAYING,
    /// The money is there; the catalog was told to confirm the seats.
    PAID,
    /// The seats are the customer's.
    CONFIRMED,
    /// Given up by the customer before paying.
    CANCELLED,
    /// Not paid in time.
    EXPIRED,
    /// The payment didn't work, and there won't be another try.
    FAILED,
    /// The money was given back.
    REFUNDED;

    /// The statuses that may follow this one.
    public Set<OrderStatus> next() {
        return switch (this) {
            case AWAITING_PAYMENT -> EnumSet.of(PAYING, CANCELLED, EXPIRED);
            case PAYING -> EnumSet.of(PAID, AWAITING_PAYMENT, FAILED, CANCELLED, EXPIRED);
            case PAID -> EnumSet.of(CONFIRMED, REFUNDED);
            case CONFIRMED, CANCELLED, EXPIRED, FAILED -> EnumSet.of(REFUNDED);
            case REFUNDED -> EnumSet.noneOf(OrderStatus.class);
        };
    }

    /// Whether the order ended without its seats; money that still arrives is given back.
    public boolean isClosed() {
        return switch (this) {
            case CANCELLED, EXPIRED, FAILED, REFUNDED -> true;
            case AWAITING_PAYMENT, PAYING, PAID, CONFIRMED -> false;
        };
    }
}
