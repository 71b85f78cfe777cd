package com.manystory.catalog.search;

import java.util.SortedSet;
import java.util.TreeSet;

/// Parts numbers into a few ranges that hold about as many each.
final class Ranges {

    private static final int MOST = 5;

    private Ranges() {}

    /// Where one range ends and the next begins, at numbers that people would name.
    ///
    /// @param sorted at least one number, ascending
    static SortedSet<Long> bounds(long[] sorted) {
        var bounds = new TreeSet<Long>();
        for (var q = 1; q < MOST; q++) {
            bounds.add(round(sorted[sorted.length * q / MOST]));
        }
        return bounds;
    }

    /// To one or two leading digits.
    private static long round(long number) {
        long unit = 1;
        while (Math.abs(number / unit) >= 100) {
            unit *= 10;
        }
        var digits = number / unit;
        var step = digits >= 20 ? 5 : 1;
        return (digits + step - 1) / step * step * unit;
    }
}
