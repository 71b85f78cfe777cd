package com.manystory.catalog.search;

import com.manystory.catalog.paging.PageCursor;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The order of one search, and its pages: every listing has a key, and those of equal keys stand
/// with the newer id first.
final class Ordering {

    private static final double RANK_STEPS = 1e7;

    private final CatalogueIndex index;
    private final SearchRequest search;
    private final int minute;
    private final float @Nullable [] ranks;
    private final BitSet matching = new BitSet();

    Ordering(
            CatalogueIndex index,
            SearchRequest search,
            @Nullable Map<Long, Float> ranksById,
            int minute) {
        this.index = index;
        this.search = search;
        this.minute = minute;
        this.ranks = ranksById == null ? null : new float[index.size];
        if (ranksById != null && ranks != null) {
            ranksById.forEach((id, rank) -> {
                var i = index.number(id);
                if (i >= 0) {
                    matching.set(i);
                    ranks[i] = rank;
                }
            });
        }
    }

    /// The listings that have the words.
    BitSet matching() {
        return matching;
    }

    ListingSearch.Page page(Filters filters) {
        var passing = filters.all();
        var order = order(passing);
        var from = search.cursor() == null ? 0 : after(order, search.cursor());
        var ids = new long[search.limit()];
        var count = 0;
        var last = -1;
        for (var n = from; n < order.length; n++) {
            var i = order[n];
            if (!passing.get(i)) {
                continue;
            }
            if (count == ids.length) {
                var next = PageCursor.of(search.fingerprint(), key(last), index.ids[last]);
                return new ListingSearch.Page(ids, passing.cardinality(), next, filters);
            }
            ids[count++] = index.ids[i];
            last = i;
        }
        return new ListingSearch.Page(
                Arrays.copyOf(ids, count), passing.cardinality(), null, filters);
    }

    private int[] order(BitSet passing) {
        if (!byRank()) {
            return index.order(search.sort(), minute);
        }
        return IntStream.range(0, index.size)
                .filter(passing::get)
                .boxed()
                .sorted(
                        Comparator.<Integer>comparingLong(this::key)
                                .thenComparing(
                                        Comparator.<Integer>comparingLong(i -> -index.ids[i])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// How much of the order lies before the cursor, however the catalogue changed in between.
    private int after(int[] order, String cursor) {
        var position = PageCursor.read(cursor, 3);
        if (position[0] != search.fingerprint()) {
            throw PageCursor.foreign();
        }
        var last = position[1];
        var id = position[2];
        var low = 0;
        var high = order.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            var i = order[middle];
            var key = key(i);
            var before = key < last || (key == last && index.ids[i] >= id);
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean byRank() {
        return ranks != null && search.sort() == Sort.RELEVANCE;
    }

    private long key(int i) {
        return ranks != null && search.sort() == Sort.RELEVANCE
                ? -Math.round(ranks[i] * RANK_STEPS)
                : index.key(search.sort(), i, minute);
    }
}
