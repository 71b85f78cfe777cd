package com.manystory.tenants.desired;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks that several rules share: plain text, translated text, and one of several words.
public final class Texts {

    private Texts() {}

    /// Text for people: not blank, not too long, no control characters.
    static void plain(@Nullable String text, int longest, String pointer, Violations violations) {
        if (text == null) {
            return;
        }
        if (text.isBlank()) {
            violations.add(pointer, "This can't be empty; leave it out for the default.");
        } else if (text.codePointCount(0, text.length()) > longest) {
            violations.add(pointer, "This can be at most %d characters.".formatted(longest));
        } else if (text.codePoints().anyMatch(Texts::isUnsafe)) {
            violations.add(
                    pointer, "Control characters and text direction overrides aren't allowed.");
        }
    }

    private static boolean isUnsafe(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    /// A text per locale of the brand.
    static void translated(
            @Nullable Map<String, String> texts,
            DesiredState state,
            int longest,
            String pointer,
            Violations violations) {
        if (texts == null) {
            return;
        }
        texts.forEach((locale, text) -> {
            var at = Violations.member(pointer, locale);
            ofLocale(locale, state, at, violations);
            plain(text, longest, at, violations);
        });
    }

    /// The name of a locale of the brand.
    static void ofLocale(String locale, DesiredState state, String pointer, Violations violations) {
        if (state.locales() == null || violations.at("/locales")) {
            return;
        }
        if (!state.locales().contains(locale)) {
            violations.add(
                    pointer,
                    "\"%s\" isn't one of the brand's locales (%s)."
                            .formatted(locale, words(known(state.locales()))));
        }
    }

    /// One of several words.
    public static void oneOf(
            @Nullable String word, Set<String> words, String pointer, Violations violations) {
        if (word != null && !words.contains(word)) {
            violations.add(
                    pointer,
                    "\"%s\" isn't one of %s.%s"
                            .formatted(
                                    word,
                                    words(words.stream().sorted().toList()),
                                    Suggestion.near(word, words)));
        }
    }

    /// Different words, each one of several.
    static void eachOf(
            @Nullable List<@Nullable String> items,
            Set<String> words,
            String pointer,
            Violations violations) {
        if (items == null) {
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            oneOf(items.get(i), words, Violations.element(pointer, i), violations);
        }
        distinct(items, pointer, violations);
    }

    /// A field that must be there.
    static void required(
            @Nullable Object value, String what, String pointer, Violations violations) {
        if (value == null) {
            violations.add(pointer, "A brand needs " + what + ".");
        }
    }

    /// Elements that may not repeat.
    static void distinct(
            @Nullable List<? extends @Nullable String> items,
            String pointer,
            Violations violations) {
        if (items == null) {
            return;
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (item != null && !seen.add(item)) {
                violations.add(
                        Violations.element(pointer, i),
                        "\"%s\" is already in the list.".formatted(item));
            }
        }
    }

    /// A list that may not be longer.
    static void atMost(@Nullable List<?> items, int most, String pointer, Violations violations) {
        if (items != null && items.size() > most) {
            violations.add(pointer, "There can be at most %d.".formatted(most));
        }
    }

    static List<String> known(List<@Nullable String> items) {
        return items.stream().filter(Objects::nonNull).map(item -> (String) item).toList();
    }

    static String words(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }
}
