package com.manystory.tenants.work;

/// Thrown when work is held by somebody else.
public final class ClaimLostException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param what the work
    public ClaimLostException(String what) {
        super("The lease on the work for %s ran out".formatted(what));
    }
}
