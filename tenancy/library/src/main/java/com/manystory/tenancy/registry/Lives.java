package com.manystory.tenancy.registry;

/// The order of the lives of one brand's id: each [Brand#incarnation] sorts after those before it,
/// so that what comes late for an earlier life can be told from what is asked of the present one.
public final class Lives {

    private Lives() {}

    /// Whether one life of a brand began after another one.
    ///
    /// @param life an incarnation of the brand
    /// @param than another one of the same brand
    public static boolean isLater(String life, String than) {
        return life.compareTo(than) > 0;
    }
}
