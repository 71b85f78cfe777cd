package com.manystory.tenants.fleet;

/// Thrown when a rollout can't be started, resumed or cancelled.
public final class RolloutRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String pointer;

    RolloutRefusedException(Reason reason, String message) {
        this(reason, message, "");
    }

    /// @param pointer the field that is wrong, as a JSON pointer, or empty
    RolloutRefusedException(Reason reason, String message, String pointer) {
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
        /// There is no such rollout.
        UNKNOWN,
        /// Another one runs on one of the services.
        RUNNING,
        /// Only what has stopped can be resumed.
        NOT_STOPPED,
        /// It has ended.
        ENDED,
        /// Databases lack more than what a contract rollout applies.
        NOT_EXPANDED,
        /// Code runs that may need what a contract rollout takes away.
        OLDER_RELEASE,
        /// A field of the request is wrong.
        INVALID
    }
}
