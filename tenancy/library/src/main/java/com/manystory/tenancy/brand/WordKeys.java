package com.manystory.tenancy.brand;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/// The keys of the words that pages have, for which a brand's `vocabulary` may hold its own.
public final class WordKeys {

    private static final Set<String> ALL = read();

    private WordKeys() {}

    /// All of them, in the order of the list.
    public static Set<String> all() {
        return ALL;
    }

    private static Set<String> read() {
        var list = WordKeys.class.getResourceAsStream("word-keys.txt");
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(list), StandardCharsets.UTF_8))) {
            return Collections.unmodifiableSet(
                    lines.lines()
                            .filter(line -> !line.isBlank())
                            .collect(LinkedHashSet::new, Set::add, Set::addAll));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
