package com.manystory.catalog.search;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What filters and orders need of every listing of a brand, in arrays: one number per listing, in
/// the order of ids. Immutable but for orders, which are made when first asked for.
final class CatalogueIndex {

    static final long NO_PRICE = -1;
    static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final int[] NONE = {};
    private static final int SERIES_NUMBERS = 3;

    final long revision;
    final Tree categories;
    final Tree places;
    final Map<String, Long> vendors;
    final int size;
    final long[] ids;
    final int[] category;
    final int[] place;
    final long[] vendor;
    final long[] price;
    final int[] ageMin;
    final int[] ageMax;
    final byte[] weekdays;
    final int[] rating;
    final int[] ratings;
    final long[] published;
    final boolean[] bookedByDate;

    /// Starts of coming sessions in minutes since 1970, ascending.
    final int[][] starts;

    /// The days of those sessions in the venue's zone, or the days that can't be booked, since
    /// 1970.
    final int[][] days;

    final String[] zones;

    /// Of a listing whose series have ages of their own: the least and greatest age in months and
    /// the weekdays of each series, one after the other; null for all other listings.
    final int[] @Nullable [] series;

    /// Of such a listing: to which of its series each of the [#starts] belongs.
    final int[][] seriesOfStarts;

    final FieldColumns fields = new FieldColumns();

    private final Map<Sort, int[]> orders = new EnumMap<>(Sort.class);
    private int soonestMadeAt = -1;

    CatalogueIndex(
            long revision, Tree categories, Tree places, Map<String, Long> vendors, int size) {
        this.revision = revision;
        this.categories = categories;
        this.places = places;
        this.vendors = new HashMap<>(vendors);
        this.size = size;
        ids = new long[size];
        category = new int[size];
        place = new int[size];
        vendor = new long[size];
        price = new long[size];
        ageMin = new int[size];
        ageMax = new int[size];
        weekdays = new byte[size];
        rating = new int[size];
        ratings = new int[size];
        published = new long[size];
        bookedByDate = new boolean[size];
        starts = new int[size][];
        days = new int[size][];
        Arrays.fill(starts, NONE);
        Arrays.fill(days, NONE);
        seriesOfStarts = new int[size][];
        Arrays.fill(seriesOfStarts, NONE);
        zones = new String[size];
        series = new int[size][];
    }

    /// The number of the listing, negative when it isn't on the air.
    int number(long id) {
        return Arrays.binarySearch(ids, id);
    }

    /// Keeps the ages and weekdays of one of the listing's series.
    void addSeries(int i, int minMonths, int maxMonths, int weekdaysOfSeries) {
        var before = series[i] == null ? NONE : series[i];
        var after = Arrays.copyOf(before, before.length + SERIES_NUMBERS);
        after[before.length] = minMonths;
        after[before.length + 1] = maxMonths;
        after[before.length + 2] = weekdaysOfSeries;
        series[i] = after;
    }

    /// Whether the listing, on one of the weekdays, admits one of the ages: the same series both.
    ///
    /// @param ages of which any may match; empty for any age
    /// @param weekdaysAsked bits of which any may match; 0 for any day
    boolean admits(int i, List<AgeRange> ages, int weekdaysAsked) {
        var own = series[i];
        if (own == null) {
            return admits(ageMin[i], ageMax[i], weekdays[i], ages, weekdaysAsked);
        }
        for (var s = 0; s < own.length; s += SERIES_NUMBERS) {
            if (admits(own[s], own[s + 1], own[s + 2], ages, weekdaysAsked)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the session admits one of the ages and its series takes place on one of the
    /// weekdays.
    ///
    /// @param start the session's place among the listing's [#starts]
    /// @param ages of which any may match; empty for any age
    /// @param weekdaysAsked bits of which any may match; 0 for any day
    boolean admits(int i, int start, List<AgeRange> ages, int weekdaysAsked) {
        var own = series[i];
        if (own == null) {
            return admits(i, ages, weekdaysAsked);
        }
        var s = seriesOfStarts[i][start] * SERIES_NUMBERS;
        return admits(own[s], own[s + 1], own[s + 2], ages, weekdaysAsked);
    }

    private static boolean admits(
            int min, int max, int days, List<AgeRange> ages, int weekdaysAsked) {
        return (weekdaysAsked == 0 || (days & weekdaysAsked) != 0)
                && (ages.isEmpty() || ages.stream().anyMatch(age -> age.meets(min, max)));
    }

    /// Where the listing stands in the order; ties are broken by [#ids], the newer first.
    long key(Sort sort, int i, int minute) {
        return switch (sort) {
            case RELEVANCE -> -score(i);
            case NEWEST -> -published[i];
            case PRICE -> price[i] == NO_PRICE ? Long.MAX_VALUE : price[i];
            case PRICE_DESCENDING -> price[i] == NO_PRICE ? Long.MAX_VALUE : -price[i];
            case RATING -> -(rating[i] * 1_000_000L + Math.min(ratings[i], 999_999));
            case SOONEST -> next(i, minute);
        };
    }

    /// Every listing in the order.
    synchronized int[] order(Sort sort, int minute) {
        if (sort == Sort.SOONEST && soonestMadeAt != minute) {
            orders.remove(sort);
            soonestMadeAt = minute;
        }
        return orders.computeIfAbsent(sort, s -> sorted(s, minute));
    }

    /// The start of the next session after the minute, or [Long#MAX_VALUE].
    long next(int i, int minute) {
        var found = Arrays.binarySearch(starts[i], minute);
        var first = found < 0 ? -found - 1 : found + 1;
        return first < starts[i].length ? starts[i][first] : Long.MAX_VALUE;
    }

    /// A rough size, for the cache that holds indexes.
    int bytes() {
        long sum = 4096 + fields.bytes() + size * 160L + (categories.size() + places.size()) * 400L;
        for (var i = 0; i < size; i++) {
            sum += 4L * (starts[i].length + days[i].length);
            sum += series[i] == null ? 0 : 16 + 4L * series[i].length;
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    static int minuteOf(Instant instant) {
        return Math.toIntExact(Math.floorDiv(instant.getEpochSecond(), 60));
    }

    @Nullable Long vendorId(String slug) {
        return vendors.get(slug);
    }

    private int[] sorted(Sort sort, int minute) {
        var keys = IntStream.range(0, size).mapToLong(i -> key(sort, i, minute)).toArray();
        return IntStream.range(0, size)
                .boxed()
                .sorted(
                        Comparator.<Integer>comparingLong(i -> keys[i])
                                .thenComparing(Comparator.<Integer>comparingLong(i -> -ids[i])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// Well-rated listings first; a few ratings count for less than many.
    private long score(int i) {
        return (rating[i] * 10L * ratings[i] + 4000L * 5) / (ratings[i] + 5);
    }
}
