package com.manystory.storefront.theme;

import com.manystory.tenancy.brand.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the roles of a theme that can't be read on one another at WCAG level AA, and what would.
public final class ContrastCheck {

    private static final List<Pair> PAIRS =
            List.of(
                    new Pair("ink", "canvas"),
                    new Pair("ink", "surface"),
                    new Pair("ink", "sunken"),
                    new Pair("muted", "canvas"),
                    new Pair("muted", "surface"),
                    new Pair("muted", "sunken"),
                    new Pair("link", "canvas"),
                    new Pair("link", "surface"),
                    new Pair("on-accent", "accent"),
                    new Pair("on-tint", "tint"),
                    new Pair("on-second", "second"),
                    new Pair("on-second-tint", "second-tint"),
                    new Pair("on-third", "third"),
                    new Pair("on-third-tint", "third-tint"),
                    new Pair("on-panel", "panel"),
                    new Pair("on-mark", "mark"),
                    new Pair("good", "surface"),
                    new Pair("bad", "canvas"),
                    new Pair("bad", "surface"));

    private ContrastCheck() {}

    /// What is wrong with a theme; empty when all of it can be read. Roles that the theme doesn't
    /// set, or whose colours aren't OKLCH or hexadecimal, are passed over.
    public static List<Finding> of(Theme theme) {
        var findings = new ArrayList<Finding>();
        check("light", theme.light(), theme.palette(), findings);
        check("dark", theme.dark(), theme.palette(), findings);
        return List.copyOf(findings);
    }

    private static void check(
            String scheme,
            Map<String, String> roles,
            Map<String, String> palette,
            List<Finding> findings) {
        for (var pair : PAIRS) {
            var text = colour(roles, palette, pair.text());
            var ground = colour(roles, palette, pair.ground());
            if (text.isPresent() && ground.isPresent()) {
                var ratio = Contrast.ratio(text.get(), ground.get());
                if (ratio < Contrast.TEXT) {
                    var better = Contrast.readable(text.get(), ground.get(), Contrast.TEXT);
                    findings.add(
                            new Finding(scheme, pair.text(), pair.ground(), ratio, better.css()));
                }
            }
        }
    }

    private static Optional<Oklch> colour(
            Map<String, String> roles, Map<String, String> palette, String role) {
        return Optional.ofNullable(roles.get(role))
                .map(step -> palette.getOrDefault(step, step))
                .flatMap(Oklch::parse);
    }

    private record Pair(String text, String ground) {}

    /// One pair of roles that is hard to read.
    ///
    /// @param scheme `light` or `dark`
    /// @param text the role of the text
    /// @param ground the role of what is behind it
    /// @param ratio what they reach, where 4.5 is asked
    /// @param suggestion the nearest colour for the text that reaches it
    public record Finding(
            String scheme, String text, String ground, double ratio, String suggestion) {}
}
