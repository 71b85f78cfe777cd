package com.manystory.tenancy.data;

import java.util.HashMap;
import java.util.Map;

/// How many of the pool's connections each cell has, also those that are being opened; guarded by
/// the pool's lock. Connections to a cell that hangs don't come back for as long as a socket may
/// wait, so a cell never gets all of them.
final class CellShares {

    private final int most;
    private final Map<String, Integer> held = new HashMap<>();

    CellShares(int most) {
        this.most = most;
    }

    int held(String cell) {
        return held.getOrDefault(cell, 0);
    }

    boolean isUsedUp(String cell) {
        return held(cell) >= most;
    }

    void take(String cell) {
        held.merge(cell, 1, Integer::sum);
    }

    void giveUp(String cell) {
        held.computeIfPresent(cell, (_, count) -> count == 1 ? null : count - 1);
    }

    /// What was to go to one cell went to another: the brand was moved meanwhile.
    void move(String from, String to) {
        if (!from.equals(to)) {
            giveUp(from);
            take(to);
        }
    }
}
