package com.manystory.catalog.work;

/// Something to be done in a brand's database when it falls due. It may run at any time, in several
/// processes at once, and is then without effect.
public interface Chore {

    /// What [DueWork] calls it.
    String kind();

    /// Whether it may take minutes.
    default boolean isLengthy() {
        return false;
    }

    /// Does all that is due for the bound brand, and marks when more will be.
    void run();
}
