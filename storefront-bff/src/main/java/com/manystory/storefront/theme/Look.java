package com.manystory.storefront.theme;

import com.manystory.tenancy.brand.ColourRole;
import com.manystory.tenancy.brand.Component;
import com.manystory.tenancy.brand.Oklch;
import com.manystory.tenancy.brand.Theme;
import com.manystory.tenancy.brand.ThemeToken;
import com.manystory.tenancy.brand.Typeface;
import java.util.List;
import java.util.stream.Stream;

/// What templates ask of a theme: which variant of each component a brand chose, and what the head
/// of a document needs. Variants are attributes of the root element, where the style sheets pick
/// them up.
///
/// @param theme the brand's
public record Look(Theme theme) {

    /// The brand's variant of a component.
    public String variant(String component) {
        return theme.variant(
                Component.named(component)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "No component has variants under " + component)));
    }

    /// Whether the brand chose this variant.
    public boolean is(String component, String variant) {
        return variant(component).equals(variant);
    }

    /// How things move: `spring` or `none`.
    public String motion() {
        return word(ThemeToken.MOTION);
    }

    /// Whether lists cut pictures to a shape.
    public boolean crops() {
        return !word(ThemeToken.CROP).equals("none");
    }

    /// The schemes that the brand has colours for: `light`, or `light dark`.
    public String schemes() {
        return !theme.light().isEmpty() && theme.dark().isEmpty() ? "light" : "light dark";
    }

    /// The font files to preload, below `static/`.
    public List<String> fontFiles() {
        return Stream.of(ThemeToken.DISPLAY, ThemeToken.TEXT)
                .map(token -> token.in(theme).flatMap(Typeface::named).orElse(Typeface.FIGTREE))
                .distinct()
                .map(FontFamily::of)
                .map(FontFamily::files)
                .filter(files -> !files.isEmpty())
                .map(List::getFirst)
                .toList();
    }

    /// The colour of the browser's own frame in a scheme, `#rrggbb`.
    public String frame(String scheme) {
        var dark = scheme.equals("dark");
        var roles = dark ? theme.dark() : theme.light();
        var step = roles.getOrDefault(ColourRole.CANVAS.key(), "");
        return Oklch.parse(theme.palette().getOrDefault(step, ""))
                .map(Oklch::hex)
                .orElse(dark ? "#16181d" : "#ffffff");
    }

    private String word(ThemeToken token) {
        return token.in(theme).orElse(token.words().getFirst());
    }
}
