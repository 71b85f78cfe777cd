package com.manystory.tenants.fleet;

/// What became of one brand's database in a rollout.
public enum MigrationState {
    /// Not yet tried to the end.
    PENDING,
    /// It has what it should have.
    MIGRATED,
    /// The brand has no such database any more.
    SKIPPED,
    /// It can't be migrated before somebody does something.
    FAILED
}
