package com.manystory.catalog.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tree of categories or places in memory, its nodes numbered so that parents come first.
final class Tree {

    /// What a node that is missing has for a number.
    static final int NONE = -1;

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> bySlug = new HashMap<>();

    /// One category or place, with its slug and name in each locale.
    record Node(long id, int parent, Map<String, String> slugs, Map<String, String> names) {}

    /// Adds a node; its parent, if any, is there already.
    void add(long id, @Nullable Long parent, Map<String, String> slugs, Map<String, String> names) {
        var number = nodes.size();
        nodes.add(
                new Node(
                        id,
                        parent == null ? NONE : numbers.getOrDefault(parent, NONE),
                        slugs,
                        names));
        numbers.put(id, number);
        slugs.forEach((locale, slug) -> bySlug.put(locale + "/" + slug, number));
    }

    int size() {
        return nodes.size();
    }

    Node node(int number) {
        return nodes.get(number);
    }

    int number(long id) {
        return numbers.getOrDefault(id, NONE);
    }

    /// The node with the slug in the locale, else in any other.
    int find(String locale, String slug) {
        var number = bySlug.get(locale + "/" + slug);
        if (number != null) {
            return number;
        }
        return bySlug.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/" + slug))
                .mapToInt(Map.Entry::getValue)
                .min()
                .orElse(NONE);
    }

    /// Which nodes lie in the subtrees of those with the slugs.
    boolean[] subtrees(String locale, List<String> slugs) {
        var inside = new boolean[nodes.size()];
        for (var slug : slugs) {
            var root = find(locale, slug);
            if (root != NONE) {
                inside[root] = true;
            }
        }
        for (var i = 0; i < inside.length; i++) {
            var parent = nodes.get(i).parent();
            inside[i] |= parent != NONE && inside[parent];
        }
        return inside;
    }

    /// Adds each node's count to its ancestors'.
    int[] rollUp(int[] counts) {
        var sums = counts.clone();
        for (var i = sums.length - 1; i >= 0; i--) {
            var parent = nodes.get(i).parent();
            if (parent != NONE) {
                sums[parent] += sums[i];
            }
        }
        return sums;
    }
}
