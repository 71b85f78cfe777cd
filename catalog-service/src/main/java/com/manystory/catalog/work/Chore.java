package com.manystory.catalog.work;

/// Something to be done in a brand's database when it falls due. It may run at any time, in several
/// processes at once, and is then without effect.
public interface Chore {

    /// What [DueWork] calls it.
    String kind();

    /// Beside which others it runs.
    default Lane lane() {
        return Lane.BRIEF;
    }

    /// Does all that is due for the bound brand, and marks when more will be.
    void run();

    /// Marks brands that have something to do which nobody marked. Called at start and every
    /// minute, with no brand bound.
    default void findUnmarked() {}

    /// Chores of one lane wait for each other, never for those of another. A brand has one place in
    /// a lane at most.
    enum Lane {
        /// Done in a moment, and somebody's seats depend on it.
        BRIEF(4),
        /// May take minutes.
        LENGTHY(2),
        /// Good to have, whenever there is time.
        SPARE(1);

        final int places;

        Lane(int places) {
            this.places = places;
        }
    }
}
