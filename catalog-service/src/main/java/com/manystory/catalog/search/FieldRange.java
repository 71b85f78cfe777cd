package com.manystory.catalog.search;

import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers asked for, both ends included: `250`, `100-300` or `300-`.
record FieldRange(double from, double to) {

    private static final String NUMBER = "(-?\\d{1,15}(?:\\.\\d{1,40})?)";
    private static final Pattern SYNTAX = Pattern.compile(NUMBER + "(?:(-)" + NUMBER + "?)?");

    static Optional<FieldRange> of(String text) {
        var matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var from = Double.parseDouble(matcher.group(1));
        if (matcher.group(2) == null) {
            return Optional.of(new FieldRange(from, from));
        }
        var to = matcher.group(3);
        return Optional.of(
                new FieldRange(from, to == null ? Double.MAX_VALUE : Double.parseDouble(to)));
    }

    boolean has(double number) {
        return number >= from && number <= to;
    }
}
