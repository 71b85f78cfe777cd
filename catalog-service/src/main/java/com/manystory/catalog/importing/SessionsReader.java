package com.manystory.catalog.importing;

import com.manystory.catalog.catalogue.CatalogueDocument.PriceEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.SeriesEntry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the sessions of a row as one series, or says what is wrong with them.
final class SessionsReader {

    /// The key of the series that imports make: theirs alone, so that a listing's others stay.
    private static final String SERIES = "import";

    private final Mapping mapping;
    private final DateTimeFormatter dates;
    private final DateTimeFormatter times;

    SessionsReader(Mapping mapping) {
        this.mapping = mapping;
        this.dates = DateTimeFormatter.ofPattern(mapping.dates(), Locale.ENGLISH);
        this.times =
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(mapping.times())
                        .toFormatter(Locale.ENGLISH);
    }

    SeriesEntry read(Mapping.Sessions sessions, Row row) {
        var from = date(sessions.from(), row);
        var until = date(sessions.until(), row);
        if (until.isBefore(from)) {
            throw new RowRejected(
                    sessions.until().name(), "%s is before %s".formatted(until, from));
        }
        var start = time(sessions.start(), row);
        var end = time(sessions.end(), row);
        if (!end.isAfter(start)) {
            throw new RowRejected(
                    sessions.end().name(), "It ends at %s, but starts at %s".formatted(end, start));
        }
        var weekdays = weekdays(sessions, row);
        if (from.datesUntil(until.plusDays(1)).limit(7).noneMatch(d -> falls(d, weekdays))) {
            throw new RowRejected(
                    sessions.weekdays().name(),
                    "No %s lies between %s and %s"
                            .formatted(String.join(" or ", weekdays), from, until));
        }
        var taken = sessions.taken() == null ? null : sessions.taken().of(row);
        return new SeriesEntry(
                SERIES,
                mapping.timeZone(),
                List.copyOf(weekdays),
                start.toString(),
                (int) Duration.between(start, end).toMinutes(),
                from,
                until,
                null,
                capacity(sessions, row),
                (PriceEntry) null,
                false,
                null,
                taken == null || sessions.taken() == null ? null : sessions.taken().number(taken));
    }

    private static boolean falls(LocalDate date, Set<String> weekdays) {
        var name = date.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
        return weekdays.contains(name);
    }

    private Set<String> weekdays(Mapping.Sessions sessions, Row row) {
        var text = sessions.weekdays().required(row);
        var whole = sessions.letters().get(text);
        var found = new LinkedHashSet<String>();
        for (var letters : whole == null ? text.split("[\\s,/]+") : new String[] {text}) {
            var names = sessions.letters().get(letters);
            if (names == null) {
                throw new RowRejected(
                        sessions.weekdays().name(), "%s is no weekday".formatted(letters));
            }
            found.addAll(List.of(names.split("\\s+")));
        }
        return found;
    }

    private @Nullable Integer capacity(Mapping.Sessions sessions, Row row) {
        var cell = sessions.capacity();
        var text = cell == null ? null : cell.of(row);
        if (cell == null
                || text == null
                || (sessions.unlimited() != null && sessions.unlimited().contains(text))) {
            return null;
        }
        return cell.number(text);
    }

    private LocalDate date(Cell cell, Row row) {
        var text = cell.required(row);
        try {
            return LocalDate.parse(text, dates);
        } catch (DateTimeParseException e) {
            throw new RowRejected(
                    cell.name(), "%s is no date of the form %s".formatted(text, mapping.dates()));
        }
    }

    private LocalTime time(Cell cell, Row row) {
        var text = cell.required(row);
        try {
            return LocalTime.parse(text, times);
        } catch (DateTimeParseException e) {
            throw new RowRejected(
                    cell.name(), "%s is no time of the form %s".formatted(text, mapping.times()));
        }
    }
}
