package com.manystory.catalog.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/// A text in several languages. Read from JSON as an object of locale to text, or as one string
/// that holds in every language.
///
/// @param texts locale to text; the locale `*` stands for every language
public record Translated(@JsonValue Map<String, String> texts) {

    /// The locale that stands for every language.
    public static final String ANY = "*";

    /// No text in any language.
    public static final Translated NONE = new Translated(Map.of());

    public Translated {
        texts = Map.copyOf(texts);
    }

    /// One text for every language.
    public static Translated of(String text) {
        return new Translated(Map.of(ANY, text));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Translated read(Object json) {
        return switch (json) {
            case String text -> of(text);
            case Map<?, ?> map -> {
                var texts = new LinkedHashMap<String, String>();
                map.forEach((locale, text) -> {
                    if (locale != null && text != null) {
                        texts.put(locale.toString(), text.toString());
                    }
                });
                yield new Translated(texts);
            }
            default -> throw new IllegalArgumentException("A text is a string or an object");
        };
    }

    /// The text in the language, else in every language, else in the fall-back, else in any one;
    /// empty when there is none at all.
    public String in(String locale, String fallback) {
        var text = texts.get(locale);
        if (text == null) {
            text = texts.get(ANY);
        }
        if (text == null) {
            text = texts.get(fallback);
        }
        return text != null ? text : texts.values().stream().findFirst().orElse("");
    }

    /// Whether there is no text in any language.
    public boolean isEmpty() {
        return texts.values().stream().allMatch(String::isBlank);
    }

    /// The length of the longest text in characters.
    public int length() {
        return texts.values().stream().mapToInt(String::length).max().orElse(0);
    }
}
