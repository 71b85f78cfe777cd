package com.manystory.catalog.search;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
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
        RATING
    }

    private final CatalogueIndex index;
    private final Map<Dimension, BitSet> passing = new EnumMap<>(Dimension.class);

    Filters(CatalogueIndex index, SearchRequest search, @Nullable BitSet words, Instant now) {
        this.index = index;
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
        if (!search.ages().isEmpty()) {
            keep(
                    Dimension.AGE,
                    i ->
                            search.ages().stream()
                                    .anyMatch(a -> a.meets(index.ageMin[i], index.ageMax[i])));
        }
        if (search.day() != null) {
            keepDays(search.day(), now);
        }
        if (search.weekdays() != 0) {
            keep(Dimension.WEEKDAY, i -> (index.weekdays[i] & search.weekdays()) != 0);
        }
        if (search.rating() != null) {
            var least = Math.round(search.rating() * 100);
            keep(Dimension.RATING, i -> index.ratings[i] > 0 && index.rating[i] >= least);
        }
    }

    /// The listings that pass every filter.
    BitSet all() {
        return without(null);
    }

    /// The listings that pass every filter but one.
    BitSet without(@Nullable Dimension left) {
        var result = new BitSet(index.size);
        result.set(0, index.size);
        passing.forEach((dimension, bits) -> {
            if (dimension != left) {
                result.and(bits);
            }
        });
        return result;
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

    private void keepDays(SearchRequest.Day day, Instant now) {
        var minute = CatalogueIndex.minuteOf(now);
        var spans = new HashMap<String, int[]>();
        keep(
                Dimension.DAY,
                i -> {
                    var span =
                            spans.computeIfAbsent(
                                    index.zones[i], zone -> span(day, now, ZoneId.of(zone)));
                    return index.bookedByDate[i]
                            ? hasFreeDay(index.days[i], span)
                            : hasSession(i, span, minute);
                });
    }

    private boolean hasSession(int i, int[] span, int after) {
        var days = index.days[i];
        for (var s = 0; s < days.length; s++) {
            if (days[s] >= span[0] && days[s] <= span[1] && index.starts[i][s] > after) {
                return true;
            }
        }
        return false;
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
