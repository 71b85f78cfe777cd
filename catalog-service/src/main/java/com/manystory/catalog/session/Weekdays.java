package com.manystory.catalog.session;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// Days of the week as bits, Monday is bit 0.
public final class Weekdays {

    private static final List<String> NAMES =
            Arrays.asList("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private Weekdays() {}

    /// The bits of the names `mon` to `sun`, or empty when one is no such name.
    public static OptionalInt bits(Collection<String> names) {
        var bits = 0;
        for (var name : names) {
            var day = NAMES.indexOf(name.toLowerCase(Locale.ROOT));
            if (day < 0) {
                return OptionalInt.empty();
            }
            bits |= 1 << day;
        }
        return OptionalInt.of(bits);
    }
}
