package com.manystory.storefront.theme;

import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.brand.Theme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A brand's design tokens as CSS custom properties, which follow the neutral ones of
/// `css/neutral.css` and replace those that the brand sets. Where a brand sets the colour of a
/// surface but not of the text on it, one that can be read is found. Values that could end their
/// declaration, or load something, are left out.
public final class ThemeStylesheet {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,40}");
    private static final Pattern VALUE = Pattern.compile("(?!.*url\\()[\\w#%.,()+*/ -]{1,200}");
    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");
    private static final Pattern REM = Pattern.compile("([\\d.]+)rem");
    private static final List<String> SURFACES =
            List.of(
                    "accent",
                    "mark",
                    "panel",
                    "second",
                    "second-tint",
                    "third",
                    "third-tint",
                    "tint");
    private static final Set<String> COMPUTED = Set.of("display", "text", "base", "scale");

    private ThemeStylesheet() {}

    /// The style sheet's text.
    public static String render(BrandSpec brand) {
        return render(brand.theme());
    }

    static String render(Theme theme) {
        var css = new StringBuilder(":root {\n");
        roles(css, theme.light(), theme.palette());
        type(css, theme.type());
        properties(css, theme.shape());
        properties(css, theme.motion());
        css.append("}\n");
        if (!theme.dark().isEmpty()) {
            css.append("\n@media (prefers-color-scheme: dark) {\n:root {\n");
            roles(css, theme.dark(), theme.palette());
            css.append("}\n}\n");
        }
        return css.toString();
    }

    private static void roles(
            StringBuilder css, Map<String, String> roles, Map<String, String> palette) {
        new TreeMap<>(roles)
                .forEach((role, step) -> property(css, role, palette.getOrDefault(step, step)));
        for (var surface : SURFACES) {
            var step = roles.get(surface);
            if (step != null && !roles.containsKey("on-" + surface)) {
                Oklch.parse(palette.getOrDefault(step, step))
                        .map(ground -> Contrast.readable(ground, ground, Contrast.TEXT))
                        .ifPresent(text -> property(css, "on-" + surface, text.css()));
            }
        }
    }

    private static void type(StringBuilder css, Map<String, String> type) {
        for (var use : new String[] {"display", "text"}) {
            if (type.containsKey(use)) {
                var stack = FontFamily.of(type.getOrDefault(use, "")).stack();
                css.append("  --").append(use).append(": ").append(stack).append(";\n");
            }
        }
        if (type.containsKey("base") || type.containsKey("scale")) {
            var base = number(type.getOrDefault("base", "1rem"), 1);
            new TypeScale(base, number(type.getOrDefault("scale", "1.2"), 1.2)).write(css);
        }
        var rest = new TreeMap<>(type);
        rest.keySet().removeAll(COMPUTED);
        properties(css, rest);
    }

    private static void properties(StringBuilder css, Map<String, String> tokens) {
        new TreeMap<>(tokens).forEach((name, value) -> property(css, name, value));
    }

    private static void property(StringBuilder css, String name, String value) {
        if (NAME.matcher(name).matches() && VALUE.matcher(value).matches()) {
            css.append("  --").append(kebab(name)).append(": ").append(value).append(";\n");
        }
    }

    private static String kebab(String name) {
        return CAPITAL.matcher(name).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }

    private static double number(String size, double otherwise) {
        var match = REM.matcher(size);
        try {
            return Double.parseDouble(match.matches() ? match.group(1) : size);
        } catch (NumberFormatException unreadable) {
            return otherwise;
        }
    }
}
