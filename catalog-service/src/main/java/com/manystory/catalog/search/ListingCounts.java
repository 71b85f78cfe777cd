package com.manystory.catalog.search;

import java.util.HashMap;
import java.util.Map;

/// Counts listings below each node of a tree.
final class ListingCounts {

    private ListingCounts() {}

    static Map<Long, Integer> count(Tree tree, int[] nodeOf) {
        var counts = new int[tree.size()];
        for (var node : nodeOf) {
            if (node != Tree.NONE) {
                counts[node]++;
            }
        }
        var sums = tree.rollUp(counts);
        var byId = new HashMap<Long, Integer>();
        for (var n = 0; n < sums.length; n++) {
            byId.put(tree.node(n).id(), sums[n]);
        }
        return byId;
    }
}
