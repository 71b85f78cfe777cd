package com.manystory.storefront.theme;

import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.brand.ColourRole;
import com.manystory.tenancy.brand.Oklch;
import com.manystory.tenancy.brand.Theme;
import com.manystory.tenancy.brand.ThemeToken;
import com.manystory.tenancy.brand.ThemeToken.Section;
import com.manystory.tenancy.brand.Typeface;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A brand's design tokens as CSS custom properties, which follow the neutral ones of
/// `css/neutral.css` and replace those that the brand sets. Where a brand sets the colour of a
/// ground but not of the text on it, one that can be read is found. What the vocabulary doesn't
/// know is left out.
public final class ThemeStylesheet {

    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");
    private static final Set<ThemeToken> COMPUTED =
            Set.of(
                    ThemeToken.DISPLAY,
                    ThemeToken.TEXT,
                    ThemeToken.BASE,
                    ThemeToken.SCALE,
                    ThemeToken.MOTION);

    private ThemeStylesheet() {}

    /// The style sheet's text.
    public static String render(BrandSpec brand) {
        return render(brand.theme());
    }

    static String render(Theme theme) {
        var css = new StringBuilder(":root {\n");
        roles(css, theme.light(), theme.palette());
        type(css, theme);
        properties(css, Section.TYPE, theme);
        properties(css, Section.SHAPE, theme);
        properties(css, Section.MOTION, theme);
        ThemeToken.CROP.in(theme).ifPresent(crop -> property(css, "crop", ratio(crop)));
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
        for (var role : ColourRole.values()) {
            colour(role, roles, palette)
                    .or(() ->
                            role.ground()
                                    .flatMap(ground -> colour(ground, roles, palette))
                                    .map(ground ->
                                            Contrast.readable(ground, ground, Contrast.TEXT)))
                    .ifPresent(colour -> property(css, role.key(), colour.toString()));
        }
    }

    private static Optional<Oklch> colour(
            ColourRole role, Map<String, String> roles, Map<String, String> palette) {
        return Optional.ofNullable(roles.get(role.key())).map(palette::get).flatMap(Oklch::parse);
    }

    private static void type(StringBuilder css, Theme theme) {
        family(css, ThemeToken.DISPLAY, theme);
        family(css, ThemeToken.TEXT, theme);
        var base = ThemeToken.BASE.in(theme);
        var scale = ThemeToken.SCALE.in(theme);
        if (base.isPresent() || scale.isPresent()) {
            new TypeScale(
                            Double.parseDouble(base.orElse("1rem").replace("rem", "")),
                            Double.parseDouble(scale.orElse("1.2")))
                    .write(css);
        }
    }

    private static void family(StringBuilder css, ThemeToken token, Theme theme) {
        token.in(theme)
                .flatMap(Typeface::named)
                .ifPresent(typeface -> property(css, token.key(), FontFamily.of(typeface).stack()));
    }

    private static void properties(StringBuilder css, Section section, Theme theme) {
        ThemeToken.of(section)
                .forEach((name, token) -> {
                    if (!COMPUTED.contains(token)) {
                        token.in(theme).ifPresent(value -> property(css, name, value));
                    }
                });
    }

    /// The width by the height of pictures in lists.
    private static String ratio(String crop) {
        return switch (crop) {
            case "none" -> "auto";
            case "square" -> "1";
            case "portrait" -> "4 / 5";
            default -> "4 / 3";
        };
    }

    private static void property(StringBuilder css, String name, String value) {
        css.append("  --").append(kebab(name)).append(": ").append(value).append(";\n");
    }

    /// What style sheets call a token.
    static String kebab(String name) {
        return CAPITAL.matcher(name).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }
}
