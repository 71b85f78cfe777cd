package com.manystory.catalog.illustration.colour;

import java.awt.Color;
import java.util.regex.Pattern;

/// A colour in OKLCH, in which equal steps look equal. Values outside sRGB lose chroma until they
/// fit.
///
/// @param lightness 0 (black) to 1 (white)
/// @param chroma 0 (grey) to about 0.3
/// @param hue degrees
/// @param alpha 0 (clear) to 1 (opaque)
public record Oklch(double lightness, double chroma, double hue, double alpha) {

    private static final Pattern CSS =
            Pattern.compile(
                    "oklch\\(\\s*([\\d.]+)(%?)\\s+([\\d.]+)\\s+(-?[\\d.]+)(?:deg)?"
                            + "\\s*(?:/\\s*([\\d.]+)(%?)\\s*)?\\)");

    public Oklch {
        lightness = Math.clamp(lightness, 0, 1);
        chroma = Math.clamp(chroma, 0, 0.4);
        hue = ((hue % 360) + 360) % 360;
        alpha = Math.clamp(alpha, 0, 1);
    }

    /// An opaque colour.
    public static Oklch of(double lightness, double chroma, double hue) {
        return new Oklch(lightness, chroma, hue, 1);
    }

    /// Reads CSS: `oklch(L C H)`, optionally with `/ alpha`, or `#rrggbb`.
    ///
    /// @throws IllegalArgumentException for anything else
    public static Oklch parse(String css) {
        var text = css.strip();
        if (text.matches("#[0-9a-fA-F]{6}")) {
            return ofRgb(Integer.parseInt(text.substring(1), 16));
        }
        var match = CSS.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("Not a colour: " + css);
        }
        var alpha = match.group(5) == null ? 1 : fraction(match.group(5), match.group(6));
        return new Oklch(
                fraction(match.group(1), match.group(2)),
                Double.parseDouble(match.group(3)),
                Double.parseDouble(match.group(4)),
                alpha);
    }

    private static double fraction(String number, String percent) {
        var value = Double.parseDouble(number);
        return percent.isEmpty() ? value : value / 100;
    }

    /// The colour of an sRGB value `0xrrggbb`.
    public static Oklch ofRgb(int rgb) {
        var lab = Srgb.toLab(rgb);
        var hue = Math.toDegrees(Math.atan2(lab[2], lab[1]));
        return of(lab[0], Math.hypot(lab[1], lab[2]), hue);
    }

    /// Lighter by the step, or darker when it is negative.
    public Oklch lighter(double step) {
        return new Oklch(lightness + step, chroma, hue, alpha);
    }

    /// Darker by the step.
    public Oklch darker(double step) {
        return lighter(-step);
    }

    /// With another lightness.
    public Oklch at(double newLightness) {
        return new Oklch(newLightness, chroma, hue, alpha);
    }

    /// With the chroma multiplied.
    public Oklch vivid(double factor) {
        return new Oklch(lightness, chroma * factor, hue, alpha);
    }

    /// With the hue turned by degrees.
    public Oklch turned(double degrees) {
        return new Oklch(lightness, chroma, hue + degrees, alpha);
    }

    /// With the alpha multiplied.
    public Oklch fade(double factor) {
        return new Oklch(lightness, chroma, hue, alpha * factor);
    }

    /// This colour with a share (0 to 1) of another, mixed in OKLab.
    public Oklch mix(Oklch other, double share) {
        var rad = Math.toRadians(hue);
        var otherRad = Math.toRadians(other.hue);
        var keep = 1 - share;
        var a = chroma * Math.cos(rad) * keep + other.chroma * Math.cos(otherRad) * share;
        var b = chroma * Math.sin(rad) * keep + other.chroma * Math.sin(otherRad) * share;
        return new Oklch(
                lightness * keep + other.lightness * share,
                Math.hypot(a, b),
                Math.toDegrees(Math.atan2(b, a)),
                alpha * keep + other.alpha * share);
    }

    /// The sRGB value `0xaarrggbb`.
    public int argb() {
        return (int) Math.round(alpha * 255) << 24 | Srgb.fromLch(lightness, chroma, hue);
    }

    /// The colour for Java2D.
    public Color color() {
        return new Color(argb(), true);
    }
}
