package com.manystory.tenancy.data.databases;

/// What the control database knows of the last move of a brand's database.
///
/// @param move its number
/// @param attempt what belongs to an earlier one is late
/// @param source the cell that it comes from
/// @param target the cell that it goes to
/// @param state how far it is
record BrandMoveRecord(long move, int attempt, String source, String target, State state) {

    enum State {
        /// The copy is being made, or was abandoned on the way.
        COPYING,
        /// The copy equalled a moment of the source, which notes what is written since.
        COPIED,
        /// Nobody can write to either.
        FENCED,
        /// The copy is the brand's database; the old one is kept.
        OPEN,
        /// Only one is left.
        ENDED
    }

    /// Whether both databases are part of it now.
    boolean isUnderWay() {
        return state == State.COPYING || state == State.COPIED || state == State.FENCED;
    }
}
