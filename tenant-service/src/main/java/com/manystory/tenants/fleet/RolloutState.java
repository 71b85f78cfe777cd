package com.manystory.tenants.fleet;

/// Where a rollout is.
public enum RolloutState {
    /// Nobody has begun yet.
    PLANNED,
    /// Databases are being migrated.
    RUNNING,
    /// Too much failed, or something is left that failed; it can be resumed.
    STOPPED,
    /// Every database has what it should have.
    SUCCEEDED,
    /// Ended by somebody, or by a later rollout.
    CANCELLED
}
