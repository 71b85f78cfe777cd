package com.manystory.catalog.importing;

import com.manystory.catalog.catalogue.CatalogueDocument.AgesEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.PriceEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.SeriesEntry;
import com.manystory.catalog.text.Translated;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a row as a listing, or says what is wrong with it. What the mapping doesn't speak of is
/// null: the listing keeps it.
final class RowReader {

    private static final int OLDEST = 130;

    private final Mapping mapping;
    private final PriceReader prices;
    private final DateTimeFormatter dates;
    private final DateTimeFormatter times;

    RowReader(Mapping mapping, PriceReader prices) {
        this.mapping = mapping;
        this.prices = prices;
        this.dates = DateTimeFormatter.ofPattern(mapping.dates(), Locale.ENGLISH);
        this.times =
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(mapping.times())
                        .toFormatter(Locale.ENGLISH);
    }

    /// The row's listing; `structure` names the keys of what it refers to.
    ListingEntry read(Row row, RowStructure structure) {
        var key = required(mapping.key(), row);
        if (key.length() > 120) {
            throw new RowRejected(mapping.key().name(), "The key has over 120 characters");
        }
        return new ListingEntry(
                key,
                structure.vendor(),
                structure.category(),
                structure.place(),
                required(mapping.listingType(), row),
                null,
                Translated.of(required(mapping.title(), row)),
                text(mapping.summary(), row),
                text(mapping.description(), row),
                mapping.ages() == null ? null : ages(mapping.ages(), row),
                null,
                fields(row),
                null,
                mapping.price() == null ? null : prices.read(mapping.price(), row),
                null,
                null,
                null,
                mapping.sessions() == null ? null : List.of(series(mapping.sessions(), row)),
                null);
    }

    private SeriesEntry series(Mapping.Sessions sessions, Row row) {
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
                "import",
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
                taken == null || sessions.taken() == null ? null : number(sessions.taken(), taken));
    }

    private static boolean falls(LocalDate date, Set<String> weekdays) {
        var name = date.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
        return weekdays.contains(name);
    }

    private Set<String> weekdays(Mapping.Sessions sessions, Row row) {
        var text = required(sessions.weekdays(), row);
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
        return number(cell, text);
    }

    private AgesEntry ages(Mapping.Ages ages, Row row) {
        var min = age(ages.min(), ages, row);
        var max = age(ages.max(), ages, row);
        var entry =
                new AgesEntry(
                        min,
                        max,
                        age(ages.minMonths(), ages, row),
                        age(ages.maxMonths(), ages, row));
        if (max != null && min != null && max < min) {
            throw new RowRejected(
                    ages.max() == null ? "" : ages.max().name(),
                    "The greatest age %d is below the least %d".formatted(max, min));
        }
        return entry;
    }

    private static @Nullable Integer age(@Nullable Cell cell, Mapping.Ages ages, Row row) {
        var text = cell == null ? null : cell.of(row);
        if (cell == null || text == null || text.equals(ages.noLimit())) {
            return null;
        }
        var age = number(cell, text);
        if (age > OLDEST) {
            throw new RowRejected(cell.name(), "%d is no age".formatted(age));
        }
        return age;
    }

    private @Nullable Map<String, Object> fields(Row row) {
        if (mapping.fields() == null) {
            return null;
        }
        var fields = new LinkedHashMap<String, Object>();
        mapping.fields()
                .forEach((key, cell) -> {
                    var text = cell.of(row);
                    if (text != null) {
                        fields.put(key, text);
                    }
                });
        return fields;
    }

    private LocalDate date(Cell cell, Row row) {
        var text = required(cell, row);
        try {
            return LocalDate.parse(text, dates);
        } catch (DateTimeParseException e) {
            throw new RowRejected(
                    cell.name(), "%s is no date of the form %s".formatted(text, mapping.dates()));
        }
    }

    private LocalTime time(Cell cell, Row row) {
        var text = required(cell, row);
        try {
            return LocalTime.parse(text, times);
        } catch (DateTimeParseException e) {
            throw new RowRejected(
                    cell.name(), "%s is no time of the form %s".formatted(text, mapping.times()));
        }
    }

    private static @Nullable Translated text(@Nullable Cell cell, Row row) {
        if (cell == null) {
            return null;
        }
        var text = cell.of(row);
        return text == null ? Translated.NONE : Translated.of(text);
    }

    static String required(Cell cell, Row row) {
        var text = cell.of(row);
        if (text == null) {
            throw new RowRejected(cell.name(), "It is empty");
        }
        return text;
    }

    private static int number(Cell cell, String text) {
        try {
            var number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw noNumber(cell, text);
        }
        throw noNumber(cell, text);
    }

    private static RowRejected noNumber(Cell cell, String text) {
        return new RowRejected(cell.name(), "%s is no whole number".formatted(text));
    }

    /// The columns that a file must have.
    static List<String> columns(Mapping mapping) {
        var cells = new ArrayList<@Nullable Cell>();
        cells.add(mapping.key());
        cells.add(mapping.title());
        cells.add(mapping.category());
        cells.add(mapping.vendor());
        var sessions = mapping.sessions();
        if (sessions != null) {
            cells.addAll(
                    List.of(
                            sessions.from(),
                            sessions.until(),
                            sessions.start(),
                            sessions.end(),
                            sessions.weekdays()));
        }
        var columns = new LinkedHashSet<String>();
        for (var cell : cells) {
            if (cell != null && cell.column() != null) {
                columns.add(cell.column());
            }
        }
        return List.copyOf(columns);
    }
}
