package com.manystory.tenants.desired.theme;

import com.manystory.tenancy.brand.Oklch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whether text is legible on what lies behind it: WCAG 2.2, success criterion 1.4.3, level AA.
final class Contrast {

    /// Text of ordinary size.
    static final double ENOUGH = 4.5;

    private static final double STEP = 0.005;

    private Contrast() {}

    private static final Set<String> TEXTS = Set.of("ink", "muted", "link");
    private static final Set<String> SIGNALS = Set.of("good", "bad");
    private static final Set<String> BACKGROUNDS = Set.of("canvas", "surface", "sunken");

    /// The pairs of roles that text is set in: each role for text on each for backgrounds, signals
    /// on the two that messages stand on, and `on-X` on `X`.
    static List<Pair> pairs(Map<String, Oklch> roles) {
        return roles.keySet().stream()
                .sorted()
                .flatMap(role ->
                        backgroundsOf(role)
                                .filter(roles::containsKey)
                                .sorted()
                                .map(background -> new Pair(role, background)))
                .toList();
    }

    private static Stream<String> backgroundsOf(String role) {
        if (role.startsWith("on-")) {
            return Stream.of(role.substring(3));
        }
        if (SIGNALS.contains(role)) {
            return Stream.of("canvas", "surface");
        }
        return TEXTS.contains(role) ? BACKGROUNDS.stream() : Stream.empty();
    }

    /// The colour nearest in lightness that is legible on all backgrounds.
    static Optional<Oklch> nearestLegible(Oklch colour, List<Oklch> backgrounds) {
        for (double distance = STEP; distance <= 1; distance += STEP) {
            for (var lightness :
                    new double[] {colour.lightness() - distance, colour.lightness() + distance}) {
                var rounded = Math.round(lightness / STEP) * STEP;
                if (rounded < 0 || rounded > 1) {
                    continue;
                }
                var candidate = colour.withLightness(rounded);
                if (backgrounds.stream().allMatch(other -> candidate.contrast(other) >= ENOUGH)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    static String ratio(double contrast) {
        // Rounded down, so that 4.49 isn't told as 4.5.
        return String.format(Locale.ROOT, "%.2f:1", Math.floor(contrast * 100) / 100);
    }

    /// Text in one role on a background in another.
    record Pair(String text, String background) {}
}
