package com.manystory.catalog.session;

import java.time.LocalDate;

/// Sessions as columns for PostgreSQL: one array literal per column.
final class SessionRows {

    private final StringBuilder series = new StringBuilder();
    private final StringBuilder starts = new StringBuilder();
    private final StringBuilder ends = new StringBuilder();
    private final StringBuilder days = new StringBuilder();
    private final StringBuilder taken = new StringBuilder();

    void add(long id, Series of, LocalDate end) {
        var number = 0;
        for (var occurrence : of.recurrence().until(end)) {
            append(series, id);
            append(starts, occurrence.startsAt());
            append(ends, occurrence.endsAt());
            append(days, occurrence.date());
            append(taken, Math.max(0, of.takenElsewhere().applyAsInt(number++)));
        }
    }

    String series() {
        return array(series);
    }

    String starts() {
        return array(starts);
    }

    String ends() {
        return array(ends);
    }

    String days() {
        return array(days);
    }

    String taken() {
        return array(taken);
    }

    private static void append(StringBuilder column, Object value) {
        column.append(column.isEmpty() ? "" : ",").append(value);
    }

    private static String array(StringBuilder column) {
        return "{" + column + "}";
    }
}
