package com.manystory.tenants.desired;

import java.text.MessageFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A brand's own words.
final class WordRules implements Rule {

    private static final Pattern KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*(?:[.-][a-zA-Z0-9]+)*");

    @Override
    public void check(DesiredState state, Violations violations) {
        var vocabulary = state.vocabulary();
        if (vocabulary == null) {
            return;
        }
        vocabulary.forEach((locale, words) -> {
            var at = Violations.member("/vocabulary", locale);
            Texts.ofLocale(locale, state, at, violations);
            if (words.size() > 500) {
                violations.add(at, "There can be at most 500 words in a language.");
            }
            words.forEach((key, word) -> {
                var pointer = Violations.member(at, key);
                if (key.length() > 80 || !KEY.matcher(key).matches()) {
                    violations.add(
                            pointer,
                            "A message key is made of words joined by dots, such as"
                                    + " listing.plural.");
                }
                Texts.plain(word, 300, pointer, violations);
                pattern(word, pointer, violations);
            });
        });
    }

    /// Pages fill the words' placeholders, and a broken one would break every page that has it.
    private static void pattern(@Nullable String word, String pointer, Violations violations) {
        if (word == null) {
            return;
        }
        try {
            new MessageFormat(word);
        } catch (IllegalArgumentException _) {
            violations.add(
                    pointer,
                    "A placeholder is a number in braces, such as {0}; a brace that is meant as"
                            + " such stands in apostrophes: '{'.");
        }
    }
}
