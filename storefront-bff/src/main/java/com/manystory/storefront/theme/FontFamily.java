package com.manystory.storefront.theme;

import java.util.List;
import java.util.Locale;

/// The families that a brand may choose from. Their files are in `static/fonts` with their
/// licences, declared in `css/fonts.css` together with a fallback of the same metrics.
public enum FontFamily {
    COMMISSIONER(
            List.of("commissioner"), "\"Commissioner\", \"Commissioner Fallback\", sans-serif"),
    FIGTREE(List.of("figtree"), "\"Figtree\", \"Figtree Fallback\", sans-serif"),
    FREDOKA(List.of("fredoka"), "\"Fredoka\", \"Fredoka Fallback\", sans-serif"),
    NUNITO(List.of("nunito"), "\"Nunito\", \"Nunito Fallback\", sans-serif"),
    PLAYFAIR(
            List.of("playfair", "playfair-italic"),
            "\"Playfair\", \"Playfair Fallback\", \"Times New Roman\", serif"),
    SYSTEM_SANS(List.of(), "system-ui, sans-serif"),
    SYSTEM_SERIF(List.of(), "ui-serif, Georgia, serif");

    private final List<String> files;
    private final String stack;

    FontFamily(List<String> files, String stack) {
        this.files = files.stream().map(file -> "fonts/" + file + ".woff2").toList();
        this.stack = stack;
    }

    /// The family of that name, `system-sans`; an unknown name is the neutral look's.
    public static FontFamily of(String name) {
        for (var family : values()) {
            if (family.key().equals(name)) {
                return family;
            }
        }
        return FIGTREE;
    }

    /// What themes call it.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The files to load before the first text is painted, below `static/`.
    public List<String> files() {
        return files;
    }

    /// The value of `font-family`.
    public String stack() {
        return stack;
    }
}
