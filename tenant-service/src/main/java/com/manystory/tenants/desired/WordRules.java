package com.manystory.tenants.desired;

import com.manystory.tenancy.brand.WordKeys;
import java.text.MessageFormat;
import org.jspecify.annotations.Nullable;

/// A brand's own words.
final class WordRules implements Rule {

    /// A word may choose its plural by number, and only what is chosen is read.
    private static final int[] NUMBERS = {0, 1, 2, 1_000};

    @Override
    public void check(DesiredState state, Violations violations) {
        var vocabulary = state.vocabulary();
        if (vocabulary == null) {
            return;
        }
        vocabulary.forEach((locale, words) -> {
            var at = Violations.member("/vocabulary", locale);
            Texts.ofLocale(locale, state, at, violations);
            words.forEach((key, word) -> {
                var pointer = Violations.member(at, key);
                if (!WordKeys.all().contains(key)) {
                    violations.add(
                            pointer,
                            "No page has a word \"%s\".%s"
                                    .formatted(key, Suggestion.near(key, WordKeys.all())));
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
        // An apostrophe is one on the pages, not the quotation mark that it is to MessageFormat.
        var text = word.replace("'", "");
        try {
            for (var number : NUMBERS) {
                new MessageFormat(text).format(new Object[] {number, number, number, number});
            }
        } catch (IllegalArgumentException _) {
            violations.add(
                    pointer,
                    "Braces hold a placeholder, which is a number, such as {0}, or chooses by one,"
                            + " such as {0,choice,1#one day|1<{0} days}.");
        }
    }
}
