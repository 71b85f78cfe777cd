package com.manystory.catalog.search;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The orders that listings can be asked in.
enum Sort {
    RELEVANCE("relevance"),
    NEWEST("newest"),
    PRICE("price"),
    PRICE_DESCENDING("-price"),
    RATING("rating"),
    SOONEST("soonest");

    private final String parameter;

    Sort(String parameter) {
        this.parameter = parameter;
    }

    static Optional<Sort> of(String parameter) {
        return Arrays.stream(values()).filter(s -> s.parameter.equals(parameter)).findFirst();
    }

    static String choices() {
        return Arrays.stream(values()).map(s -> s.parameter).collect(Collectors.joining(", "));
    }
}
