package com.manystory.tenants.support;

/// Where a support access is.
public enum SupportState {
    /// The brand hasn't answered.
    ASKED,
    /// In force until it runs out.
    GRANTED,
    /// The brand said no.
    REFUSED,
    /// Ended before its time, or taken back before it was answered.
    ENDED,
    /// Its time is over, or nobody answered in time.
    EXPIRED
}
