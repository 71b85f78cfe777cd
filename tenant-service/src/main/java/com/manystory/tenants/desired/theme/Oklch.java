package com.manystory.tenants.desired.theme;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A colour in OKLCH (Björn Ottosson, 2020; CSS Color 4 section 9).
///
/// @param lightness 0 for black to 1 for white
/// @param chroma 0 for grey to about 0.37 for the most vivid of sRGB
/// @param hue degrees, 0 to 360
record Oklch(double lightness, double chroma, double hue) {

    private static final Pattern CSS =
            Pattern.compile(
                    "oklch\\(\\s*([0-9]*\\.?[0-9]+)(%?)\\s+([0-9]*\\.?[0-9]+)\\s+(-?[0-9]*\\.?[0-9]+)(?:deg)?\\s*\\)");

    /// Reads `oklch(0.47 0.13 15)`; the lightness may be a percentage.
    static Optional<Oklch> parse(String css) {
        var matcher = CSS.matcher(css.strip().toLowerCase(Locale.ROOT));
        if (css.length() > 60 || !matcher.matches()) {
            return Optional.empty();
        }
        var lightness = Double.parseDouble(matcher.group(1));
        var colour =
                new Oklch(
                        matcher.group(2).isEmpty() ? lightness : lightness / 100,
                        Double.parseDouble(matcher.group(3)),
                        Double.parseDouble(matcher.group(4)));
        return colour.lightness <= 1 && colour.chroma <= 0.5
                ? Optional.of(colour)
                : Optional.empty();
    }

    Oklch withLightness(double other) {
        return new Oklch(other, chroma, hue);
    }

    /// The relative luminance of WCAG 2.2 of the colour as an sRGB screen shows it, 0 to 1.
    /// Channels outside sRGB are clipped.
    double luminance() {
        var a = chroma * Math.cos(Math.toRadians(hue));
        var b = chroma * Math.sin(Math.toRadians(hue));
        var l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        var m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        var s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        var red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        var green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        var blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    /// The contrast ratio of WCAG 2.2, 1 to 21.
    double contrast(Oklch other) {
        var mine = luminance() + 0.05;
        var theirs = other.luminance() + 0.05;
        return Math.max(mine, theirs) / Math.min(mine, theirs);
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double clip(double value) {
        return Math.clamp(value, 0, 1);
    }

    @Override
    public String toString() {
        return "oklch(%s %s %s)".formatted(trimmed(lightness), trimmed(chroma), trimmed(hue));
    }

    private static String trimmed(double value) {
        var text = String.format(Locale.ROOT, "%.3f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
