package com.manystory.catalog.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values of facet fields by the fields' keys, kept of the listings that have one: 6 bytes for
/// a word, 12 for a number.
final class FieldColumns {

    private static final int MOST_WORDS = Character.MAX_VALUE;
    private static final int LONGEST_WORD = 80;

    private final Map<Integer, List<Field>> own = new HashMap<>();
    private final Map<String, Words> words = new HashMap<>();
    private final Map<String, Numbers> numbers = new HashMap<>();

    /// Says which fields the category has of its own.
    void define(int category, List<Field> fields) {
        own.put(category, fields);
    }

    /// Keeps a choice, a text or `true` and `false`. Listings come in ascending order.
    void add(String key, int listing, String word) {
        if (word.length() <= LONGEST_WORD) {
            words.computeIfAbsent(key, _ -> new Words()).add(listing, word);
        }
    }

    /// Keeps a number. Listings come in ascending order.
    void add(String key, int listing, double number) {
        numbers.computeIfAbsent(key, _ -> new Numbers()).add(listing, number);
    }

    /// Sets memory free that was only needed to add values.
    void trim() {
        words.values().forEach(Words::trim);
        numbers.values().forEach(Numbers::trim);
    }

    /// The fields of a category and those above it by their key, the uppermost first; a category's
    /// own stands before one with the same key above.
    Map<String, Field> of(Tree categories, int category) {
        var chain = new ArrayList<Integer>();
        for (var c = category; c != Tree.NONE; c = categories.node(c).parent()) {
            chain.addFirst(c);
        }
        var fields = new LinkedHashMap<String, Field>();
        for (var c : chain) {
            own.getOrDefault(c, List.of()).forEach(field -> fields.put(field.key(), field));
        }
        return fields;
    }

    /// The listings that have one of the values asked for: words as they are, numbers by ranges.
    BitSet matching(String key, List<String> asked) {
        var found = new BitSet();
        var column = words.get(key);
        if (column != null) {
            column.match(new HashSet<>(asked), found);
        }
        var numeric = numbers.get(key);
        if (numeric != null) {
            var ranges = asked.stream().map(FieldRange::of).flatMap(Optional::stream).toList();
            numeric.match(ranges, found);
        }
        return found;
    }

    /// How many of the listings have each word.
    Map<String, Integer> counts(String key, BitSet listings) {
        var column = words.get(key);
        return column == null ? Map.of() : column.counts(listings);
    }

    /// The numbers that the listings have, ascending.
    double[] numbers(String key, BitSet listings) {
        var column = numbers.get(key);
        return column == null ? new double[0] : column.of(listings);
    }

    /// A rough size.
    long bytes() {
        long sum = own.size() * 400L;
        for (var column : words.values()) {
            sum += column.size * 6L + column.codes.size() * 160L;
        }
        for (var column : numbers.values()) {
            sum += column.size * 12L;
        }
        return sum;
    }

    private static final class Words {

        private int[] listings = new int[64];
        private char[] values = new char[64];
        private final Map<String, Character> codes = new LinkedHashMap<>();
        private int size;

        void add(int listing, String word) {
            var code = codes.get(word);
            if (code == null) {
                if (codes.size() == MOST_WORDS) {
                    return;
                }
                code = (char) codes.size();
                codes.put(word, code);
            }
            if (size == listings.length) {
                resize(size * 2);
            }
            listings[size] = listing;
            values[size++] = code;
        }

        void trim() {
            resize(size);
        }

        void match(HashSet<String> asked, BitSet found) {
            var wanted = new BitSet();
            asked.forEach(word -> {
                @Nullable Character code = codes.get(word);
                if (code != null) {
                    wanted.set(code);
                }
            });
            for (var n = 0; n < size; n++) {
                if (wanted.get(values[n])) {
                    found.set(listings[n]);
                }
            }
        }

        Map<String, Integer> counts(BitSet among) {
            var counts = new int[codes.size()];
            for (var n = 0; n < size; n++) {
                if (among.get(listings[n])) {
                    counts[values[n]]++;
                }
            }
            var byWord = new LinkedHashMap<String, Integer>();
            codes.forEach((word, code) -> byWord.put(word, counts[code]));
            return byWord;
        }

        private void resize(int length) {
            listings = Arrays.copyOf(listings, length);
            values = Arrays.copyOf(values, length);
        }
    }

    private static final class Numbers {

        private int[] listings = new int[64];
        private double[] values = new double[64];
        private int size;

        void add(int listing, double number) {
            if (size == listings.length) {
                resize(size * 2);
            }
            listings[size] = listing;
            values[size++] = number;
        }

        void trim() {
            resize(size);
        }

        void match(List<FieldRange> ranges, BitSet found) {
            for (var n = 0; n < size; n++) {
                for (var range : ranges) {
                    if (range.has(values[n])) {
                        found.set(listings[n]);
                    }
                }
            }
        }

        double[] of(BitSet among) {
            var found = new double[size];
            var count = 0;
            for (var n = 0; n < size; n++) {
                if (among.get(listings[n])) {
                    found[count++] = values[n];
                }
            }
            var numbers = Arrays.copyOf(found, count);
            Arrays.sort(numbers);
            return numbers;
        }

        private void resize(int length) {
            listings = Arrays.copyOf(listings, length);
            values = Arrays.copyOf(values, length);
        }
    }
}
