package com.manystory.catalog.reservation;

/// What becomes of a reservation when its order is paid.
public enum Confirmation {
    /// What was reserved is the customer's.
    CONFIRMED("confirmed"),
    /// It had ended, and somebody else has what it was of.
    SOLD_OUT("sold-out"),
    /// Its session doesn't take place.
    SESSION_CANCELLED("session-cancelled"),
    /// The brand has no such reservation.
    UNKNOWN("unknown");

    private final String reason;

    Confirmation(String reason) {
        this.reason = reason;
    }

    /// The word for it between services.
    public String reason() {
        return reason;
    }
}
