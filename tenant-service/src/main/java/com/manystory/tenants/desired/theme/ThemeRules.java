package com.manystory.tenants.desired.theme;

import com.manystory.tenants.desired.DesiredState;
import com.manystory.tenants.desired.DesiredTheme;
import com.manystory.tenants.desired.Rule;
import com.manystory.tenants.desired.Suggestion;
import com.manystory.tenants.desired.Violations;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A theme's syntax, its references from roles to the palette, and the legibility of its text.
public final class ThemeRules implements Rule {

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*(?:-[a-zA-Z0-9]+)*");
    private static final Pattern PATH = Pattern.compile("[MmLlHhVvCcSsQqTtAaZz0-9eE ,.+-]*");

    /// What could break out of a custom property, or fetch something from elsewhere.
    private static final Pattern UNSAFE_VALUE =
            Pattern.compile("[{}<>;\\\\@\\p{Cntrl}]|/\\*|(?i:url|image|expression|import)\\s*\\(");

    @Override
    public void check(DesiredState state, Violations violations) {
        var theme = state.theme();
        if (theme == null) {
            return;
        }
        var palette = palette(theme.palette(), violations);
        roles(theme.light(), palette, "/theme/light", violations);
        roles(theme.dark(), palette, "/theme/dark", violations);
        tokens(theme.type(), "/theme/type", violations);
        tokens(theme.shape(), "/theme/shape", violations);
        tokens(theme.layout(), "/theme/layout", violations);
        tokens(theme.imagery(), "/theme/imagery", violations);
        tokens(theme.motion(), "/theme/motion", violations);
        logo(theme.logo(), violations);
    }

    /// The colours by step; a step whose colour can't be read is known, but without one.
    private static Map<String, @Nullable Oklch> palette(
            @Nullable Map<String, String> palette, Violations violations) {
        Map<String, @Nullable Oklch> colours = new HashMap<>();
        if (palette == null) {
            return colours;
        }
        names(palette, "/theme/palette", violations);
        palette.forEach((step, value) -> {
            var colour = Oklch.parse(value).orElse(null);
            colours.put(step, colour);
            if (colour == null) {
                violations.add(
                        Violations.member("/theme/palette", step),
                        "A palette colour is written as oklch(L C H) with a lightness of 0 to 1, a"
                            + " chroma of 0 to 0.5 and a hue in degrees, such as oklch(0.47 0.13"
                            + " 15).");
            }
        });
        return colours;
    }

    private static void roles(
            @Nullable Map<String, String> roles,
            Map<String, @Nullable Oklch> palette,
            String pointer,
            Violations violations) {
        if (roles == null) {
            return;
        }
        names(roles, pointer, violations);
        Map<String, Oklch> colours = new HashMap<>();
        roles.forEach((role, step) -> {
            if (!palette.containsKey(step)) {
                violations.add(
                        Violations.member(pointer, role),
                        "The palette has no step \"%s\".%s"
                                .formatted(step, Suggestion.near(step, palette.keySet())));
                return;
            }
            var colour = palette.get(step);
            if (colour != null) {
                colours.put(role, colour);
            }
        });
        legible(roles, colours, pointer, violations);
    }

    private static void legible(
            Map<String, String> roles,
            Map<String, Oklch> colours,
            String pointer,
            Violations violations) {
        var byText =
                Contrast.pairs(colours).stream()
                        .collect(
                                Collectors.groupingBy(
                                        Contrast.Pair::text,
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                Contrast.Pair::background, Collectors.toList())));
        byText.forEach((role, backgrounds) -> {
            var text = Objects.requireNonNull(colours.get(role));
            var behind = backgrounds.stream().map(colours::get).filter(Objects::nonNull).toList();
            for (int i = 0; i < behind.size(); i++) {
                var contrast = text.contrast(behind.get(i));
                if (contrast < Contrast.ENOUGH) {
                    violations.add(
                            Violations.member(pointer, role),
                            complaint(
                                    role,
                                    backgrounds.get(i),
                                    Objects.requireNonNull(roles.get(role)),
                                    contrast,
                                    text,
                                    behind));
                    return;
                }
            }
        });
    }

    private static String complaint(
            String role,
            String background,
            String step,
            double contrast,
            Oklch text,
            List<Oklch> behind) {
        return "\"%s\" on \"%s\" has a contrast of %s; WCAG AA asks for 4.5:1.%s"
                .formatted(
                        role,
                        background,
                        Contrast.ratio(contrast),
                        Contrast.nearestLegible(text, behind)
                                .map(colour ->
                                        " The nearest that passes is %s for its step \"%s\"."
                                                .formatted(colour, step))
                                .orElse(
                                        " No lightness of its colour passes on all backgrounds that"
                                                + " it is set on."));
    }

    private static void tokens(
            @Nullable Map<String, String> tokens, String pointer, Violations violations) {
        if (tokens == null) {
            return;
        }
        names(tokens, pointer, violations);
        tokens.forEach((name, value) -> {
            if (value.isBlank() || value.length() > 200 || UNSAFE_VALUE.matcher(value).find()) {
                violations.add(
                        Violations.member(pointer, name),
                        "A token is one value of at most 200 characters, without braces, angle"
                                + " brackets, semicolons, backslashes or addresses.");
            }
        });
    }

    private static void names(Map<String, ?> tokens, String pointer, Violations violations) {
        if (tokens.size() > 200) {
            violations.add(pointer, "There can be at most 200 tokens here.");
        }
        for (var name : tokens.keySet()) {
            if (name.length() > 60 || !NAME.matcher(name).matches()) {
                violations.add(
                        Violations.member(pointer, name),
                        "A token's name is made of words joined by hyphens, such as rose-600.");
            }
        }
    }

    private static void logo(DesiredTheme.@Nullable Logo logo, Violations violations) {
        if (logo == null) {
            return;
        }
        var wordmark = logo.wordmark();
        if (wordmark != null && (wordmark.isBlank() || wordmark.length() > 40)) {
            violations.add("/theme/logo/wordmark", "A word mark is 1 to 40 characters.");
        }
        var icon = logo.icon();
        if (icon != null && (icon.length() > 8000 || !PATH.matcher(icon).matches())) {
            violations.add(
                    "/theme/logo/icon",
                    "An icon is SVG path data in a 24 by 24 box, such as \"M12 2 L20 20 H4 Z\", at"
                            + " most 8000 characters.");
        }
    }
}
