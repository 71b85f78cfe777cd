package com.manystory.tenants.brand;

/// Thrown for a change that can't be made to a brand as it is.
public final class ChangeRefusedException extends RuntimeException {

    private final Reason reason;

    public ChangeRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /// Why the change was refused.
    public Reason reason() {
        return reason;
    }

    /// The kinds of refusal.
    public enum Reason {
        /// There is no such brand.
        UNKNOWN,
        /// The brand isn't what the request took it for.
        STALE,
        /// The brand is being erased.
        OFFBOARDING,
        /// What was wanted of the brand before hasn't been brought about.
        UNSETTLED,
        /// What the brand has may be of two archives.
        RESTORE_UNFINISHED,
        /// Another brand has one of the domains; the message is that domain.
        DOMAIN_TAKEN,
        /// The brand can't be on this cell, or isn't and has to be moved.
        CELL_REFUSED,
        /// No cell of this tier can take the brand, or the brand isn't on one and has to be moved.
        TIER_REFUSED,
        /// The brand sells in another currency.
        CURRENCY_FIXED
    }
}
