package com.manystory.tenancy.data.databases;

/// The steps of making a brand's database, in order, and of changing its password; a process may
/// die after any of them.
enum ProvisioningStep {
    MARKED,
    ROLE_CREATED,
    CLONED,
    CLOSED_TO_PUBLIC,
    OPENED,
    OWNED,
    PASSWORD_CHANGED,
    /// Of an existing database, which the record doesn't tell yet.
    MIGRATED
}
