package com.manystory.storefront.theme;

import java.util.Locale;

/// Sizes of type as powers of a ratio, growing with the window between 360 and 1280 pixels. Small
/// windows get a tamer ratio, so that titles still fit a phone.
///
/// @param base the size of running text in rem
/// @param ratio from one size to the next, 1.05 to 1.6
record TypeScale(double base, double ratio) {

    private static final double NARROW = 22.5;
    private static final double WIDE = 80;

    TypeScale {
        base = Math.clamp(base, 0.75, 1.5);
        ratio = Math.clamp(ratio, 1.05, 1.6);
    }

    /// Writes `--step--2` to `--step-6`.
    void write(StringBuilder css) {
        for (var step = -2; step <= 6; step++) {
            css.append("  --step-").append(step).append(": ").append(size(step)).append(";\n");
        }
    }

    private String size(int step) {
        if (step < 0) {
            return rem(base * Math.pow(1.11, step));
        }
        var small = base * Math.pow(1 + (ratio - 1) * 0.68, step);
        var large = base * Math.pow(ratio, step);
        var slope = (large - small) / (WIDE - NARROW);
        return "clamp(%s, %s + %s, %s)"
                .formatted(
                        rem(small),
                        rem(small - slope * NARROW),
                        String.format(Locale.ROOT, "%.3fvw", slope * 100),
                        rem(large));
    }

    private static String rem(double size) {
        return String.format(Locale.ROOT, "%.4frem", size);
    }
}
