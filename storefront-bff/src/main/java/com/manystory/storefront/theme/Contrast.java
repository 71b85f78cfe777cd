package com.manystory.storefront.theme;

/// How well one colour is read on another, as WCAG 2.2 counts it.
public final class Contrast {

    /// What level AA asks of text.
    public static final double TEXT = 4.5;

    private Contrast() {}

    /// From 1 (the same) to 21 (black on white).
    public static double ratio(Oklch one, Oklch other) {
        var lighter = Math.max(one.luminance(), other.luminance());
        var darker = Math.min(one.luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /// The colour nearest to `text` in lightness that reaches the ratio on `ground`. Black or white
    /// when nothing between does.
    public static Oklch readable(Oklch text, Oklch ground, double ratio) {
        var best = ground.luminance() > 0.18 ? text.at(0) : text.at(1);
        for (var step = 0.0; step <= 1; step += 0.005) {
            for (var lightness : new double[] {text.lightness() - step, text.lightness() + step}) {
                if (lightness >= 0
                        && lightness <= 1
                        && ratio(text.at(lightness), ground) >= ratio) {
                    return text.at(lightness);
                }
            }
        }
        return best;
    }
}
