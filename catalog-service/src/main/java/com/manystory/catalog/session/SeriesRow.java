package com.manystory.catalog.session;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A series as one row for PostgreSQL to take from JSON.
record SeriesRow(
        long listing,
        String key,
        String zone,
        int weekdays,
        String start,
        int minutes,
        String from,
        @Nullable String until,
        Set<String> exclusions,
        @Nullable Integer capacity,
        @Nullable Long price,
        Map<String, Object> priceJson,
        boolean trial,
        @Nullable Integer minMonths,
        @Nullable Integer maxMonths) {

    static SeriesRow of(Series series) {
        var when = series.recurrence();
        return new SeriesRow(
                series.listing(),
                series.key(),
                when.zone().getId(),
                when.weekdays(),
                when.start().toString(),
                when.minutes(),
                when.from().toString(),
                when.until() == null ? null : when.until().toString(),
                when.exclusions().stream().map(LocalDate::toString).collect(Collectors.toSet()),
                series.capacity(),
                series.price(),
                series.priceJson(),
                series.trial(),
                series.minMonths(),
                series.maxMonths());
    }
}
