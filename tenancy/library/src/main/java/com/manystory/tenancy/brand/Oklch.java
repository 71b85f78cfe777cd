package com.manystory.tenancy.brand;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A colour in OKLCH (Björn Ottosson, 2020; CSS Color 4 section 9), whose lightness is what people
/// see as lightness. Shown on an sRGB screen, channels outside of it are clipped.
///
/// @param lightness 0 for black to 1 for white
/// @param chroma 0 for grey to about 0.37 for the most vivid of sRGB
/// @param hue in degrees
public record Oklch(double lightness, double chroma, double hue) {

    private static final Pattern CSS =
            Pattern.compile(
                    "oklch\\(\\s*([0-9]*\\.?[0-9]+)(%?)\\s+([0-9]*\\.?[0-9]+)\\s+(-?[0-9]*\\.?[0-9]+)(?:deg)?\\s*\\)");

    /// Reads `oklch(0.47 0.13 15)`, whose lightness may be a percentage; anything else is empty.
    public static Optional<Oklch> parse(String css) {
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

    /// The same hue and chroma at another lightness.
    public Oklch withLightness(double other) {
        return new Oklch(other, chroma, hue);
    }

    /// The same hue at another lightness, its chroma fading towards black and white.
    public Oklch fadedTo(double other) {
        var room = Math.min(1, 4 * Math.min(other, 1 - other));
        return new Oklch(other, Math.min(chroma, 0.4 * room), hue);
    }

    /// The contrast ratio of WCAG 2.2, 1 (the same) to 21 (black on white).
    public double contrast(Oklch other) {
        var mine = luminance() + 0.05;
        var theirs = other.luminance() + 0.05;
        return Math.max(mine, theirs) / Math.min(mine, theirs);
    }

    /// The relative luminance of WCAG 2.2, 0 to 1.
    public double luminance() {
        var linear = linear();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    /// The nearest sRGB colour as `#rrggbb`.
    public String hex() {
        var linear = linear();
        return "#%02x%02x%02x"
                .formatted(encoded(linear[0]), encoded(linear[1]), encoded(linear[2]));
    }

    /// As CSS writes it.
    @Override
    public String toString() {
        return "oklch(%s %s %s)".formatted(trimmed(lightness), trimmed(chroma), trimmed(hue));
    }

    private double[] linear() {
        var a = chroma * Math.cos(Math.toRadians(hue));
        var b = chroma * Math.sin(Math.toRadians(hue));
        var l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        var m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        var s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            clipped(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            clipped(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            clipped(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
        };
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double clipped(double value) {
        return Math.clamp(value, 0, 1);
    }

    private static int encoded(double value) {
        var gamma = value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * gamma);
    }

    private static String trimmed(double value) {
        var text = String.format(Locale.ROOT, "%.3f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
