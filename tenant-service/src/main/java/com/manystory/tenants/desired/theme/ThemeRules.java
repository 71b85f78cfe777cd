package com.manystory.tenants.desired.theme;

import com.manystory.tenancy.brand.ColourRole;
import com.manystory.tenancy.brand.Component;
import com.manystory.tenancy.brand.Oklch;
import com.manystory.tenancy.brand.ThemeToken;
import com.manystory.tenancy.brand.ThemeToken.Section;
import com.manystory.tenants.desired.DesiredState;
import com.manystory.tenants.desired.DesiredTheme;
import com.manystory.tenants.desired.Rule;
import com.manystory.tenants.desired.Suggestion;
import com.manystory.tenants.desired.Texts;
import com.manystory.tenants.desired.Violations;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// That a theme names only what pages have and sets it to what they understand, its references from
/// roles to the palette, and the legibility of its text.
public final class ThemeRules implements Rule {

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*(?:-[a-zA-Z0-9]+)*");
    private static final Pattern PATH = Pattern.compile("[MmLlHhVvCcSsQqTtAaZz0-9eE ,.+-]*");

    @Override
    public void check(DesiredState state, Violations violations) {
        var theme = state.theme();
        if (theme == null) {
            return;
        }
        var palette = palette(theme.palette(), violations);
        roles(theme.light(), palette, "/theme/light", violations);
        roles(theme.dark(), palette, "/theme/dark", violations);
        tokens(theme.type(), Section.TYPE, "/theme/type", violations);
        tokens(theme.shape(), Section.SHAPE, "/theme/shape", violations);
        tokens(theme.imagery(), Section.IMAGERY, "/theme/imagery", violations);
        tokens(theme.motion(), Section.MOTION, "/theme/motion", violations);
        layout(theme.layout(), violations);
        logo(theme.logo(), violations);
    }

    /// The colours by step; a step whose colour can't be read is known, but without one.
    private static Map<String, @Nullable Oklch> palette(
            @Nullable Map<String, String> palette, Violations violations) {
        Map<String, @Nullable Oklch> colours = new HashMap<>();
        if (palette == null) {
            return colours;
        }
        steps(palette, violations);
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
        Map<String, Oklch> colours = new HashMap<>();
        roles.forEach((role, step) -> {
            Texts.oneOf(role, ColourRole.names(), Violations.member(pointer, role), violations);
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
            @Nullable Map<String, String> tokens,
            Section section,
            String pointer,
            Violations violations) {
        if (tokens == null) {
            return;
        }
        var known = ThemeToken.of(section);
        tokens.forEach((name, value) -> {
            var at = Violations.member(pointer, name);
            var token = known.get(name);
            if (token == null) {
                Texts.oneOf(name, known.keySet(), at, violations);
            } else if (!token.words().isEmpty()) {
                Texts.oneOf(value, Set.copyOf(token.words()), at, violations);
            } else if (!token.takes(value)) {
                violations.add(at, "This is " + token.expected() + ".");
            }
        });
    }

    private static void layout(@Nullable Map<String, String> layout, Violations violations) {
        if (layout == null) {
            return;
        }
        layout.forEach((name, variant) -> {
            var at = Violations.member("/theme/layout", name);
            Texts.oneOf(name, Component.names(), at, violations);
            Component.named(name)
                    .ifPresent(component ->
                            Texts.oneOf(variant, Set.copyOf(component.variants()), at, violations));
        });
    }

    private static void steps(Map<String, ?> palette, Violations violations) {
        if (palette.size() > 200) {
            violations.add("/theme/palette", "There can be at most 200 steps.");
        }
        for (var name : palette.keySet()) {
            if (name.length() > 60 || !NAME.matcher(name).matches()) {
                violations.add(
                        Violations.member("/theme/palette", name),
                        "A step's name is made of words joined by hyphens, such as rose-600.");
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
