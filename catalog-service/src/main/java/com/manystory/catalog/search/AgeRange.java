package com.manystory.catalog.search;

import java.util.Optional;
import java.util.regex.Pattern;

/// Ages asked for, in whole years, both included: `7`, `6-8` or `18+`.
record AgeRange(int from, int to) {

    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,3})(?:(-)(\\d{1,3})|(\\+))?");
    private static final int MONTHS = 12;

    static Optional<AgeRange> of(String text) {
        var matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var from = Integer.parseInt(matcher.group(1));
        if (matcher.group(4) != null) {
            return Optional.of(new AgeRange(from, Integer.MAX_VALUE / MONTHS - 1));
        }
        var to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(3));
        return to < from ? Optional.empty() : Optional.of(new AgeRange(from, to));
    }

    /// Whether somebody of an age asked for is admitted between the months, both included.
    boolean meets(int minMonths, int maxMonths) {
        return minMonths < (to + 1) * MONTHS && maxMonths >= from * MONTHS;
    }
}
