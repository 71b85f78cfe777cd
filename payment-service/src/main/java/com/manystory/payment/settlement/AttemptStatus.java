package com.manystory.payment.settlement;

/// What we know of an attempt to pay.
public enum AttemptStatus {
    /// Recorded; the gateway may or may not have heard of it.
    CREATED,
    /// The gateway waits for the customer.
    PENDING,
    /// The gateway has the money.
    CAPTURED,
    /// The gateway didn't take the money.
    DECLINED,
    /// Called off.
    VOIDED;

    /// Whether the outcome is still open.
    public boolean isOpen() {
        return this == CREATED || this == PENDING;
    }
}
