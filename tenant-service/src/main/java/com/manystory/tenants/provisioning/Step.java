package com.manystory.tenants.provisioning;

/// The points of a reconciliation between which a process may die.
enum Step {
    /// The work is leased.
    CLAIMED,
    /// The time of grace is over, and that is stored.
    ERASURE_BEGUN,
    /// Every service was asked for its part.
    ENSURED,
    /// Every service has looked for what is left of an erased brand.
    LOOKED,
    /// Their answers are stored.
    RECORDED,
    /// The services behind the edges know the phase.
    BACKENDS_TOLD,
    /// The phase is stored and published.
    ENTERED,
    /// The edges know the phase.
    EDGES_TOLD,
    /// The generation is stored as observed if every service knows it, and the lease given back.
    RELEASED;

    /// Told about each point; tests die there.
    @FunctionalInterface
    interface Listener {

        /// The point was reached.
        void reached(Step step);
    }
}
