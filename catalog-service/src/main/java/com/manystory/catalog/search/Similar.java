package com.manystory.catalog.search;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Picks listings like one.
final class Similar {

    private Similar() {}

    /// The ids of listings of the same or a neighbouring category: the same category, place and
    /// fitting ages count most, then how well they are rated.
    static long[] to(CatalogueIndex index, int self, int limit) {
        var parent = parent(index.categories, index.category[self]);
        return IntStream.range(0, index.size)
                .filter(i -> i != self)
                .filter(i ->
                        index.category[i] == index.category[self]
                                || (parent != Tree.NONE
                                        && parent(index.categories, index.category[i]) == parent))
                .boxed()
                .sorted(
                        Comparator.<Integer>comparingInt(i -> -likeness(index, self, i))
                                .thenComparingInt(i -> -index.rating[i])
                                .thenComparingLong(i -> -index.ids[i]))
                .limit(limit)
                .mapToLong(i -> index.ids[i])
                .toArray();
    }

    private static int likeness(CatalogueIndex index, int self, int other) {
        var likeness = index.category[other] == index.category[self] ? 4 : 0;
        if (index.place[other] == index.place[self]) {
            likeness += 2;
        } else if (parent(index.places, index.place[other])
                == parent(index.places, index.place[self])) {
            likeness += 1;
        }
        var agesMeet =
                index.ageMin[other] <= index.ageMax[self]
                        && index.ageMax[other] >= index.ageMin[self];
        var elsewhere = index.vendor[other] != index.vendor[self];
        return likeness + (agesMeet ? 2 : 0) + (elsewhere ? 1 : 0);
    }

    private static int parent(Tree tree, int number) {
        return number == Tree.NONE ? Tree.NONE : tree.node(number).parent();
    }
}
