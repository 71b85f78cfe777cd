package com.manystory.catalog.session;

import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// A series of sessions as its listing's owner wants it.
///
/// @param listing the listing's id
/// @param key the series' key within the listing
/// @param recurrence when
/// @param capacity seats of each session, or null for no limit
/// @param price what a session costs in minor units, or null for the listing's price
/// @param priceJson locale to the price ready for answers
/// @param trial whether the sessions are for trying
/// @param minMonths the least age, or null for the listing's
/// @param maxMonths the greatest age, to the end of that month, or null for the listing's
/// @param takenElsewhere seats that were sold outside of the platform, by the session's number
public record Series(
        long listing,
        String key,
        Recurrence recurrence,
        @Nullable Integer capacity,
        @Nullable Long price,
        Map<String, Object> priceJson,
        boolean trial,
        @Nullable Integer minMonths,
        @Nullable Integer maxMonths,
        IntUnaryOperator takenElsewhere) {}
