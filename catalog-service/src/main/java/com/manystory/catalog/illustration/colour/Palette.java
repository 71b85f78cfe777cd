package com.manystory.catalog.illustration.colour;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The colours that a brand's pictures are painted with, derived from its theme: paper, ink, at
/// least four accents in order of weight, and the colours of natural things, drawn towards the
/// brand's own.
///
/// @param style the drawing language
/// @param paper the lightest neutral
/// @param ink the darkest neutral
/// @param accents the chromatic families' strongest steps, at least four
public record Palette(Style style, Oklch paper, Oklch ink, List<Oklch> accents) {

    private static final double NEUTRAL_CHROMA = 0.035;
    private static final double SHADE_OF_YELLOW = 0.1;
    private static final double DARKEST_ACCENT = 0.37;
    private static final double[] COMPANIONS = {75, 145, 255, 320, 30, 195};

    public Palette {
        accents = completed(style, accents);
    }

    /// Derives a palette from a theme's raw colours, `rose-600` to `oklch(0.47 0.13 15)`. Values
    /// that aren't colours are passed over.
    public static Palette of(Map<String, String> steps, @Nullable String imageryStyle) {
        var families = new TreeMap<String, List<Oklch>>();
        var paper = Oklch.of(0.95, 0.012, 85);
        var ink = Oklch.of(0.32, 0.02, 40);
        for (var step : new TreeMap<>(steps).entrySet()) {
            var colour = parsed(step.getValue());
            if (colour == null) {
                continue;
            }
            if (colour.chroma() >= NEUTRAL_CHROMA) {
                var family = step.getKey().replaceFirst("[-.]?\\d+$", "");
                families.computeIfAbsent(family, name -> new ArrayList<>()).add(colour);
            }
            if (colour.chroma() < NEUTRAL_CHROMA && isBetween(colour, paper.lightness(), 0.99)) {
                paper = colour;
            } else if (colour.chroma() < 0.09 && isBetween(colour, 0.2, ink.lightness())) {
                ink = colour;
            }
        }
        return new Palette(Style.of(imageryStyle), paper, ink, strongest(families.values()));
    }

    private static boolean isBetween(Oklch colour, double low, double high) {
        return colour.lightness() > low && colour.lightness() < high;
    }

    /// The strongest step of each family, vivid families of many steps first; families meant for
    /// dark schemes and near doubles of another are left out.
    private static List<Oklch> strongest(Collection<List<Oklch>> families) {
        var result = new ArrayList<Oklch>();
        var byWeight = new ArrayList<>(families);
        byWeight.sort(Comparator.comparingDouble((List<Oklch> family) -> -weight(family)));
        for (var family : byWeight) {
            var accent = Collections.max(family, Comparator.comparingDouble(Oklch::chroma));
            if (accent.lightness() > DARKEST_ACCENT
                    && result.stream().noneMatch(near -> isNear(near, accent))) {
                result.add(accent);
            }
        }
        return result;
    }

    private static double weight(List<Oklch> family) {
        return family.stream().mapToDouble(Oklch::chroma).max().orElse(0) * family.size();
    }

    private static boolean isNear(Oklch one, Oklch other) {
        return distance(one.hue(), other.hue()) < 15;
    }

    private static @Nullable Oklch parsed(String css) {
        try {
            return Oklch.parse(css);
        } catch (IllegalArgumentException notAColour) {
            return null;
        }
    }

    private static List<Oklch> completed(Style style, List<Oklch> given) {
        var result = new ArrayList<>(given);
        var chroma = style == Style.PLAYFUL ? 0.15 : 0.085;
        var lightness = style == Style.PLAYFUL ? 0.72 : 0.66;
        for (int i = 0; result.size() < 5 && i < COMPANIONS.length; i++) {
            var hue = COMPANIONS[i];
            if (result.stream().noneMatch(c -> distance(c.hue(), hue) < 32)) {
                result.add(Oklch.of(lightness, chroma, hue));
            }
        }
        return List.copyOf(result);
    }

    private static double distance(double hue, double other) {
        var turn = Math.abs(hue - other) % 360;
        return Math.min(turn, 360 - turn);
    }

    /// The accent at a position, counted round.
    public Oklch accent(int index) {
        return accents.get(Math.floorMod(index, accents.size()));
    }

    /// The accent at a position, at a lightness; yellows aren't darkened much, as they turn to mud.
    public Oklch accent(int index, double lightness) {
        var accent = accent(index);
        if (accent.hue() > 70 && accent.hue() < 115) {
            lightness = Math.max(lightness, accent.lightness() - SHADE_OF_YELLOW);
        }
        var away = Math.abs(lightness - accent.lightness());
        return accent.at(lightness).vivid(1 - away * (lightness > 0.85 ? 1.2 : 0.5));
    }

    /// Foliage at a lightness.
    public Oklch leaf(double lightness) {
        return natural(138, 0.075, 0.14, lightness);
    }

    /// Water or a clear sky at a lightness.
    public Oklch water(double lightness) {
        return natural(225, 0.06, 0.125, lightness);
    }

    /// Timber at a lightness.
    public Oklch wood(double lightness) {
        return natural(58, 0.06, 0.085, lightness);
    }

    /// Gold, brass and straw at a lightness.
    public Oklch gilt(double lightness) {
        return natural(82, 0.095, 0.155, lightness);
    }

    /// Earth, clay and terracotta at a lightness.
    public Oklch clay(double lightness) {
        return natural(42, 0.08, 0.13, lightness);
    }

    /// Stone, plaster and cloth at a lightness.
    public Oklch stone(double lightness) {
        return paper.mix(ink, 1 - lightness).at(lightness);
    }

    private Oklch natural(double hue, double muted, double bright, double lightness) {
        var near =
                accents.stream()
                        .filter(accent -> distance(accent.hue(), hue) < 28)
                        .findFirst()
                        .map(accent -> accent.hue() * 0.5 + hue * 0.5)
                        .orElse(hue);
        var chroma = style == Style.PLAYFUL ? bright : muted;
        var away = Math.abs(lightness - 0.66);
        return Oklch.of(lightness, chroma * (1 - away * 0.9), near);
    }
}
