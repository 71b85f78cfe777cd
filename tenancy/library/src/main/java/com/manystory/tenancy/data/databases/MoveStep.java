package com.manystory.tenancy.data.databases;

/// The points of moving a database between which a process may die.
enum MoveStep {
    /// The move is recorded.
    RECORDED,
    /// The database on the target is there, with all its tables.
    MADE,
    /// The source notes what is written.
    NOTING,
    /// All rows were copied.
    COPIED,
    /// The copy equals a moment of the source, and that is recorded.
    CAUGHT_UP,
    /// Nobody writes.
    LOCKED,
    /// The copy has what was written last.
    BROUGHT_OVER,
    /// Both were compared and are equal.
    COMPARED,
    /// The gate of the source is closed.
    FENCED,
    /// Nobody is on the source any more, and nobody gets there.
    LEFT,
    /// The record tells the target.
    RECORDED_THERE,
    /// The gate of the target is open.
    OPENED,
    /// The copy is a database as any other.
    SETTLED,
    /// The gate of the source is open again, and the move ended.
    RELEASED,
    /// The old database is gone.
    DROPPED
}
