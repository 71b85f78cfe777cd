package com.manystory.tenants.fleet;

/// The points of a rollout at which a process may die.
enum RolloutStep {
    /// The rollout is leased.
    CLAIMED,
    /// It is stored as running.
    BEGUN,
    /// A service has migrated a database.
    MIGRATED,
    /// What became of a database is stored.
    RECORDED,
    /// Nothing is left to do.
    DONE,
    /// The end is stored, and the lease given back.
    ENDED;

    /// Told about each point; tests die there.
    @FunctionalInterface
    interface Listener {

        /// The point was reached.
        void reached(RolloutStep step);
    }
}
