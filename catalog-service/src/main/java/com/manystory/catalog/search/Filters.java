package com.manystory.catalog.search;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Which listings of an index pass each filter of a search.
final class Filters {

    /// What can be filtered by and counted apart from the other filters.
    enum Dimension {
        WORDS,
        CATEGORY,
        PLACE,
        VENDOR,
        PRICE,
        AGE,
        DAY,
        WEEKDAY,
        ONE_SERIES,
        RATING
    }

    private final CatalogueIndex index;
    private final SearchRequest.@Nullable Day day;
    private final Instant now;
    private final int minute;
    private final Map<String, int[]> spans = new HashMap<>();
    private final Map<Dimension, BitSet> passing = new EnumMap<>(Dimension.class);
    private final Map<String, BitSet> passingFields = new HashMap<>();

    Filters(CatalogueIndex index, SearchRequest search, @Nullable BitSet words, Instant now) {
        this.index = index;
        this.day = search.day();
        this.now = now;
        this.minute = CatalogueIndex.minuteOf(now);
        if (words != null) {
            passing.put(Dimension.WORDS, words);
        }
        if (!search.categories().isEmpty()) {
            var inside = index.categories.subtrees(search.locale(), search.categories());
            keep(
                    Dimension.CATEGORY,
                    i -> index.category[i] != Tree.NONE && inside[index.category[i]]);
        }
        if (!search.places().isEmpty()) {
            var inside = index.places.subtrees("*", search.places());
            keep(Dimension.PLACE, i -> index.place[i] != Tree.NONE && inside[index.place[i]]);
        }
        if (search.vendor() != null) {
            var vendor = index.vendorId(search.vendor());
            keep(Dimension.VENDOR, i -> vendor != null && index.vendor[i] == vendor);
        }
        keepPrices(search);
        keepAgesAndWeekdays(search.ages(), search.weekdays());
        keepDays();
        if (search.rating() != null) {
            var least = Math.round(search.rating() * 100);
            keep(Dimension.RATING, i -> index.ratings[i] > 0 && index.rating[i] >= least);
        }
        search.fields()
                .forEach((key, values) ->
                        passingFields.put(key, index.fields.matching(key, values)));
    }

    /// The listings that pass every filter.
    BitSet all() {
        return without(null, null);
    }

    /// The listings that pass every filter but one.
    BitSet without(Dimension left) {
        return without(left, null);
    }

    /// The listings that pass every filter but that of a typed field.
    BitSet withoutField(String key) {
        return without(null, key);
    }

    private BitSet without(@Nullable Dimension left, @Nullable String leftField) {
        var result = new BitSet(index.size);
        result.set(0, index.size);
        passing.forEach((dimension, bits) -> {
            if (dimension != left && !(dimension == Dimension.ONE_SERIES && isPart(left))) {
                result.and(bits);
            }
        });
        passingFields.forEach((key, bits) -> {
            if (!key.equals(leftField)) {
                result.and(bits);
            }
        });
        return result;
    }

    private static boolean isPart(@Nullable Dimension left) {
        return left == Dimension.AGE || left == Dimension.WEEKDAY;
    }

    /// Whether the listing admits one of the ages, on one of the weekdays and on the days asked
    /// for: where its series differ, one and the same of them does.
    ///
    /// @param ages of which any may match; empty for any age
    /// @param weekdays bits of which any may match; 0 for any day
    boolean admits(int i, List<AgeRange> ages, int weekdays) {
        return day == null || index.series[i] == null || index.bookedByDate[i]
                ? index.admits(i, ages, weekdays)
                : hasSession(i, day, start -> index.admits(i, start, ages, weekdays));
    }

    /// Each for itself, to be counted without the other, and all of one series.
    private void keepAgesAndWeekdays(List<AgeRange> ages, int weekdays) {
        if (!ages.isEmpty()) {
            keep(Dimension.AGE, i -> index.admits(i, ages, 0));
        }
        if (weekdays != 0) {
            keep(Dimension.WEEKDAY, i -> index.admits(i, List.of(), weekdays));
        }
        if (!ages.isEmpty() && (weekdays != 0 || day != null)) {
            keep(Dimension.ONE_SERIES, i -> admits(i, ages, weekdays));
        }
    }

    private void keepPrices(SearchRequest search) {
        if (search.priceMin() == null && search.priceMax() == null) {
            return;
        }
        var min = search.priceMin() == null ? 0 : search.priceMin();
        var max = search.priceMax() == null ? Long.MAX_VALUE : search.priceMax();
        keep(
                Dimension.PRICE,
                i ->
                        index.price[i] != CatalogueIndex.NO_PRICE
                                && index.price[i] >= min
                                && index.price[i] <= max);
    }

    private void keepDays() {
        var asked = day;
        if (asked != null) {
            keep(
                    Dimension.DAY,
                    i ->
                            index.bookedByDate[i]
                                    ? hasFreeDay(index.days[i], span(i, asked))
                                    : hasSession(i, asked, _ -> true));
        }
    }

    /// Whether a session that is to come on the days asked for is one of the wanted.
    private boolean hasSession(int i, SearchRequest.Day asked, IntPredicate wanted) {
        var span = span(i, asked);
        var days = index.days[i];
        for (var s = 0; s < days.length; s++) {
            if (days[s] >= span[0]
                    && days[s] <= span[1]
                    && index.starts[i][s] > minute
                    && wanted.test(s)) {
                return true;
            }
        }
        return false;
    }

    private int[] span(int i, SearchRequest.Day asked) {
        return spans.computeIfAbsent(index.zones[i], zone -> span(asked, now, ZoneId.of(zone)));
    }

    private static boolean hasFreeDay(int[] taken, int[] span) {
        var blocked = 0;
        for (var day : taken) {
            if (day >= span[0] && day <= span[1]) {
                blocked++;
            }
        }
        return blocked <= span[1] - span[0];
    }

    /// The first and last day asked for, since 1970, in the zone.
    static int[] span(SearchRequest.Day day, Instant now, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        return switch (day) {
            case SearchRequest.Day.On(var date) -> days(date, date);
            case SearchRequest.Day.Relative.TODAY -> days(today, today);
            case SearchRequest.Day.Relative.WEEK -> days(today, today.plusDays(6));
            case SearchRequest.Day.Relative.WEEKEND -> {
                var sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                var saturday = sunday.minusDays(1);
                yield days(saturday.isBefore(today) ? today : saturday, sunday);
            }
        };
    }

    private static int[] days(LocalDate from, LocalDate to) {
        return new int[] {(int) from.toEpochDay(), (int) to.toEpochDay()};
    }

    private void keep(Dimension dimension, IntPredicate test) {
        var bits = new BitSet(index.size);
        for (var i = 0; i < index.size; i++) {
            if (test.test(i)) {
                bits.set(i);
            }
        }
        passing.put(dimension, bits);
    }
}
