package com.manystory.tenants.brand;

/// What is wanted of a brand, beside its desired state.
public enum Intent {
    /// It is on the air.
    SERVE,
    /// It is refused everywhere until it is resumed.
    SUSPEND,
    /// Everything that the platform holds of it is erased.
    ERASE
}
