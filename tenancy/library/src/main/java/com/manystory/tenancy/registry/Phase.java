package com.manystory.tenancy.registry;

/// Where a brand is in its life.
public enum Phase {
    /// Being created; not served yet.
    PROVISIONING,
    /// As desired.
    ACTIVE,
    /// Serving, but some part isn't as desired; the conditions say which and what to do.
    DEGRADED,
    /// Refused everywhere until it is resumed.
    SUSPENDED,
    /// Being erased.
    OFFBOARDING,
    /// Never became active, and needs a change of the desired state.
    FAILED
}
