package com.manystory.storefront.theme;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A colour of the OKLCH space, whose lightness is what people see as lightness.
///
/// @param lightness 0 (black) to 1 (white)
/// @param chroma 0 (grey) to about 0.37
/// @param hue in degrees
public record Oklch(double lightness, double chroma, double hue) {

    private static final Pattern FUNCTION =
            Pattern.compile("oklch\\(\\s*([\\d.]+)(%?)\\s+([\\d.]+)\\s+([\\d.]+)(?:deg)?\\s*\\)");
    private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{6})");

    /// Reads `oklch(0.47 0.13 15)`, `oklch(47% 0.13 15)` or `#a1b2c3`; anything else is empty.
    public static Optional<Oklch> parse(String css) {
        var function = FUNCTION.matcher(css.strip());
        if (function.matches()) {
            var lightness = Double.parseDouble(function.group(1));
            return Optional.of(
                    new Oklch(
                            function.group(2).isEmpty() ? lightness : lightness / 100,
                            Double.parseDouble(function.group(3)),
                            Double.parseDouble(function.group(4))));
        }
        var hex = HEX.matcher(css.strip());
        return hex.matches()
                ? Optional.of(ofRgb(Integer.parseInt(hex.group(1), 16)))
                : Optional.empty();
    }

    /// The same hue at another lightness, its chroma fading towards black and white.
    public Oklch at(double lightness) {
        var room = Math.min(1, 4 * Math.min(lightness, 1 - lightness));
        return new Oklch(lightness, Math.min(chroma, 0.4 * room), hue);
    }

    /// WCAG's relative luminance of the colour as an sRGB screen shows it.
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
    public String css() {
        return String.format(Locale.ROOT, "oklch(%.3f %.3f %.0f)", lightness, chroma, hue);
    }

    private double[] linear() {
        var angle = Math.toRadians(hue);
        var a = chroma * Math.cos(angle);
        var b = chroma * Math.sin(angle);
        var l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        var m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        var s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            clipped(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            clipped(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            clipped(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
        };
    }

    private static Oklch ofRgb(int rgb) {
        var red = decoded(rgb >> 16);
        var green = decoded(rgb >> 8);
        var blue = decoded(rgb);
        var l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        var m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        var s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        var a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        var b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        var hue = Math.toDegrees(Math.atan2(b, a));
        return new Oklch(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                Math.hypot(a, b),
                hue < 0 ? hue + 360 : hue);
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double clipped(double value) {
        return Math.clamp(value, 0, 1);
    }

    private static double decoded(int channel) {
        var value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int encoded(double value) {
        var gamma = value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * gamma);
    }
}
