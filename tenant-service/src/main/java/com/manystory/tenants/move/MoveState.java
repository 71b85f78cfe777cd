package com.manystory.tenants.move;

/// Where a move is.
public enum MoveState {
    /// Nobody has begun.
    PLANNED,
    /// The databases are being copied; the brand works on the old cell.
    COPYING,
    /// Nothing can be written, while the copies are compared and the switch is decided.
    PAUSED,
    /// The brand is on the new cell; what remains is to let it write there.
    SWITCHED,
    /// The brand works on the new cell; the old databases are kept for a while.
    MOVED,
    /// It is being taken back; the brand works on the old cell.
    RETURNING,
    /// The old databases are gone.
    SUCCEEDED,
    /// It was taken back.
    FAILED,
    /// It was taken back because somebody wanted it, or the brand is gone.
    CANCELLED;

    /// Whether an operator can still take it back.
    boolean canBeCancelled() {
        return this == PLANNED || this == COPYING;
    }
}
