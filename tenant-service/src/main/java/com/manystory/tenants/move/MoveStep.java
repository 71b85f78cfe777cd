package com.manystory.tenants.move;

/// The points of a move at which a process may die.
enum MoveStep {
    /// The move is leased.
    CLAIMED,
    /// Services have copied their databases.
    COPIED,
    /// The pause is stored.
    PAUSED,
    /// Services let nobody write.
    FENCED,
    /// The brand's cell is stored, and published.
    SWITCHED,
    /// Services let the brand write on the new cell.
    OPENED,
    /// The databases are as any others.
    SETTLED,
    /// That the brand was moved is stored.
    MOVED,
    /// Services let the brand write on the old cell again.
    UNFENCED,
    /// Services have removed what the move made.
    RELEASED,
    /// Services have removed the old databases.
    DROPPED;

    /// Told about each point; tests die there.
    @FunctionalInterface
    interface Listener {

        /// The point was reached.
        void reached(MoveStep step);
    }
}
