package com.manystory.local.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills the `{slots}` of phrases, with capitals where sentences begin and the right article.
final class Wording {

    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final Pattern SENTENCE = Pattern.compile("(^|[.!?] )(\\p{Ll})");
    private static final Pattern ARTICLE =
            Pattern.compile("\\b([Aa]) (?=[aeioAEIO])(?!(?:[Oo]ne|Eu))");
    private static final Set<String> NAMES =
            Set.of("vendor", "place", "city", "name", "name2", "word", "nick", "day");

    private final Set<String> proper;
    private final Map<String, Text> slots = new HashMap<>();

    Wording(Set<String> proper) {
        this.proper = proper;
    }

    Wording with(String slot, Text text) {
        slots.put(slot, text);
        return this;
    }

    Wording with(String slot, Object value) {
        return with(slot, Text.same(value));
    }

    Wording copy() {
        var copy = new Wording(proper);
        copy.slots.putAll(slots);
        return copy;
    }

    /// The slot's text, or an empty one.
    Text slot(String name) {
        return slots.getOrDefault(name, Text.same(""));
    }

    Text fill(Text phrase) {
        var en = sentences(replaced(phrase.en(), true));
        return new Text(
                ARTICLE.matcher(en).replaceAll("$1n "), sentences(replaced(phrase.id(), false)));
    }

    private String replaced(String phrase, boolean english) {
        return SLOT.matcher(phrase).replaceAll(match -> value(match, english));
    }

    private String value(MatchResult match, boolean english) {
        var name = match.group(1);
        var text = slots.get(Character.toLowerCase(name.charAt(0)) + name.substring(1));
        if (text == null) {
            throw new IllegalStateException("Nothing fills {" + name + "}");
        }
        var value = english ? text.en() : text.id();
        return Matcher.quoteReplacement(NAMES.contains(name) ? value : lower(value));
    }

    private String lower(String value) {
        var first = value.split("[ ,-]", 2)[0];
        return value.isEmpty() || proper.contains(first) || value.equals(value.toUpperCase())
                ? value
                : Character.toLowerCase(value.charAt(0)) + value.substring(1);
    }

    private static String sentences(String text) {
        return SENTENCE.matcher(text).replaceAll(m -> m.group(1) + m.group(2).toUpperCase());
    }
}
