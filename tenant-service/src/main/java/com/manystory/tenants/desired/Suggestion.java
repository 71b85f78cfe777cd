package com.manystory.tenants.desired;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// Guesses what somebody meant to write.
public final class Suggestion {

    private Suggestion() {}

    /// A sentence that names the nearest option, with a leading space; empty when none is near.
    public static String near(String written, Collection<String> options) {
        var lower = written.toLowerCase(Locale.ROOT);
        return options.stream()
                .filter(option ->
                        distance(lower, option.toLowerCase(Locale.ROOT)) <= allowed(lower))
                .min(
                        Comparator.<String>comparingInt(
                                        option -> distance(lower, option.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()))
                .map(option -> " Did you mean \"%s\"?".formatted(option))
                .orElse("");
    }

    private static int allowed(String written) {
        return Math.clamp(written.length() / 2, 1, 3);
    }

    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 3) {
            return Integer.MAX_VALUE;
        }
        var previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                var substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j] + 1, current[j - 1] + 1));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
