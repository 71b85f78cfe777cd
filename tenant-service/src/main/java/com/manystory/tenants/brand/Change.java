package com.manystory.tenants.brand;

/// A change that was made, or that there was no need to make.
///
/// @param kind what was done
/// @param brand the brand afterwards
public record Change(Kind kind, StoredBrand brand) {

    /// What a change did.
    public enum Kind {
        CREATED,
        UPDATED,
        UNCHANGED
    }
}
