package com.manystory.payment.order;

/// An order was asked for something that its status doesn't allow.
public final class IllegalTransitionException extends IllegalStateException {

    private final OrderStatus from;

    IllegalTransitionException(OrderStatus from, OrderStatus to) {
        super("An order that is %s can't become %s".formatted(from, to));
        this.from = from;
    }

    /// What the order was.
    public OrderStatus from() {
        return from;
    }
}
