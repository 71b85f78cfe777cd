package com.manystory.tenants.move;

/// Thrown when a move can't be started or cancelled.
public final class MoveRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String pointer;

    MoveRefusedException(Reason reason, String message) {
        this(reason, message, "");
    }

    /// @param pointer the field that is wrong, as a JSON pointer, or empty
    MoveRefusedException(Reason reason, String message, String pointer) {
        super(message);
        this.reason = reason;
        this.pointer = pointer;
    }

    public Reason reason() {
        return reason;
    }

    public String pointer() {
        return pointer;
    }

    /// Why it can't be.
    public enum Reason {
        /// There is no such move.
        UNKNOWN,
        /// Another one of the brand is going on.
        RUNNING,
        /// It can't be taken back any more.
        TOO_LATE,
        /// The target can't take the brand.
        INVALID
    }
}
