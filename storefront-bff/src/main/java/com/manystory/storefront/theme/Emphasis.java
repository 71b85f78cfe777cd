package com.manystory.storefront.theme;

import java.util.ArrayList;
import java.util.List;

/// A brand's line of text with the words between asterisks stressed: `A *great* day`.
///
/// @param parts in order; every other one, from the second, is stressed
public record Emphasis(List<String> parts) {

    public static Emphasis of(String text) {
        var parts = new ArrayList<>(List.of(text.split("\\*", -1)));
        if (parts.size() % 2 == 0) {
            var last = parts.removeLast();
            parts.set(parts.size() - 1, parts.getLast() + "*" + last);
        }
        return new Emphasis(List.copyOf(parts));
    }
}
