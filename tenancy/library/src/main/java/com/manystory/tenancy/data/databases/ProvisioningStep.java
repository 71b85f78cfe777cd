package com.manystory.tenancy.data.databases;

/// The steps of making a brand's database, in order; a process may die after any of them.
enum ProvisioningStep {
    MARKED,
    ROLE_CREATED,
    CLONED,
    CLOSED_TO_PUBLIC,
    OPENED,
    OWNED
}
