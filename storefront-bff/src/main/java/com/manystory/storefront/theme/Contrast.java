package com.manystory.storefront.theme;

import com.manystory.tenancy.brand.Oklch;

/// Colours that can be read on others.
public final class Contrast {

    /// What level AA of WCAG 2.2 asks of text.
    public static final double TEXT = 4.5;

    private Contrast() {}

    /// The colour nearest to `text` in lightness that reaches the ratio on `ground`. Black or white
    /// when nothing between does.
    public static Oklch readable(Oklch text, Oklch ground, double ratio) {
        var best = ground.luminance() > 0.18 ? text.fadedTo(0) : text.fadedTo(1);
        for (var step = 0.0; step <= 1; step += 0.005) {
            for (var lightness : new double[] {text.lightness() - step, text.lightness() + step}) {
                if (lightness >= 0
                        && lightness <= 1
                        && text.fadedTo(lightness).contrast(ground) >= ratio) {
                    return text.fadedTo(lightness);
                }
            }
        }
        return best;
    }
}
