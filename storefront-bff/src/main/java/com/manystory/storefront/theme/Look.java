package com.manystory.storefront.theme;

import com.manystory.tenancy.brand.Theme;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What templates ask of a theme: which variant of each component a brand chose, and what the head
/// of a document needs. Variants are attributes of the root element, where the style sheets pick
/// them up.
///
/// @param theme the brand's
public record Look(Theme theme) {

    private static final Map<String, List<String>> VARIANTS =
            Map.ofEntries(
                    Map.entry("header", List.of("bar", "masthead", "bubble")),
                    Map.entry("hero", List.of("plain", "cover", "board")),
                    Map.entry("search", List.of("bar", "sentence", "pill")),
                    Map.entry("card", List.of("plain", "magazine", "sticker")),
                    Map.entry("grid", List.of("even", "staggered")),
                    Map.entry("heading", List.of("plain", "ruled", "bold")),
                    Map.entry("categories", List.of("list", "index", "tiles")),
                    Map.entry("sessions", List.of("agenda", "tickets")),
                    Map.entry("places", List.of("list", "index", "map")),
                    Map.entry("button", List.of("plain", "quiet", "chunky")),
                    Map.entry("field", List.of("box", "underline", "rounded")),
                    Map.entry("footer", List.of("plain", "colophon", "hill")),
                    Map.entry("ground", List.of("plain", "dots")),
                    Map.entry("density", List.of("regular", "airy", "cosy")));

    /// The brand's variant of a component; the neutral one when it chose none or an unknown one.
    public String variant(String component) {
        var known = VARIANTS.getOrDefault(component, List.of());
        if (known.isEmpty()) {
            throw new IllegalArgumentException("No component has variants under " + component);
        }
        var chosen = theme.layoutOr(component, known.getFirst());
        return known.contains(chosen) ? chosen : known.getFirst();
    }

    /// Whether the brand chose this variant.
    public boolean is(String component, String variant) {
        return variant(component).equals(variant);
    }

    /// How things move: `fade`, `spring` or `none`.
    public String motion() {
        var style = theme.motion().getOrDefault("style", "none");
        return List.of("fade", "spring").contains(style) ? style : "none";
    }

    /// The schemes that the brand has colours for: `light`, or `light dark`.
    public String schemes() {
        return !theme.light().isEmpty() && theme.dark().isEmpty() ? "light" : "light dark";
    }

    /// The font files to preload, below `static/`.
    public List<String> fontFiles() {
        return Stream.of("display", "text")
                .map(use -> FontFamily.of(theme.type().getOrDefault(use, "")))
                .distinct()
                .map(FontFamily::files)
                .filter(files -> !files.isEmpty())
                .map(List::getFirst)
                .toList();
    }

    /// The colour of the browser's own frame in a scheme, `#rrggbb`.
    public String frame(String scheme) {
        var dark = scheme.equals("dark");
        var roles = dark ? theme.dark() : theme.light();
        var step = roles.getOrDefault("canvas", "");
        return Oklch.parse(theme.palette().getOrDefault(step, step))
                .map(Oklch::hex)
                .orElse(dark ? "#16181d" : "#ffffff");
    }
}
