package com.manystory.catalog.illustration.canvas;

import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.colour.Palette;
import org.jspecify.annotations.Nullable;

/// The light of a scene: its sky, its lamps, and how colours are graded.
///
/// @param time `dawn`, `day`, `golden`, `dusk` or `night`
/// @param skyTop the sky overhead
/// @param skyLow the sky at the horizon
/// @param sun the colour of direct light
/// @param shade what dark colours are multiplied with, red, green, blue
/// @param bright what light colours are multiplied with
/// @param lamps how strong lamps look, 0 to 1
public record Light(
        String time,
        Oklch skyTop,
        Oklch skyLow,
        Oklch sun,
        float[] shade,
        float[] bright,
        double lamps) {

    /// The light at a time of day; null or unknown times are chosen from the given ones.
    public static Light of(
            @Nullable String time,
            @Nullable String season,
            Palette palette,
            Dice dice,
            String... usual) {
        var chosen = dice.pick(usual);
        var name = time != null ? time : chosen;
        var tilt = dice.around(14);
        var wet = "rainy".equals(season);
        var light =
                switch (name) {
                    case "dawn" -> dawn(palette, tilt);
                    case "golden" -> golden(palette, tilt);
                    case "dusk" -> dusk(palette, tilt);
                    case "night" -> night(palette, tilt);
                    default -> day(palette, tilt);
                };
        return wet ? light.overcast() : light;
    }

    private static Light dawn(Palette p, double tilt) {
        return new Light(
                "dawn",
                Oklch.of(0.83, 0.045, 255 + tilt),
                Oklch.of(0.93, 0.05, 45 + tilt).mix(p.accent(0, 0.9), 0.25),
                Oklch.of(0.95, 0.06, 70),
                new float[] {0.9f, 0.88f, 1f},
                new float[] {1f, 0.985f, 0.97f},
                0.15);
    }

    private static Light day(Palette p, double tilt) {
        return new Light(
                "day",
                p.water(0.8).turned(tilt * 0.5),
                p.water(0.94).mix(p.paper(), 0.5),
                Oklch.of(0.98, 0.03, 90),
                new float[] {0.96f, 0.96f, 1f},
                new float[] {1f, 1f, 0.985f},
                0.1);
    }

    private static Light golden(Palette p, double tilt) {
        return new Light(
                "golden",
                Oklch.of(0.8, 0.06, 240 + tilt).mix(p.accent(0, 0.8), 0.25),
                Oklch.of(0.9, 0.095, 75 + tilt * 0.6),
                Oklch.of(0.92, 0.12, 72),
                new float[] {0.93f, 0.82f, 0.86f},
                new float[] {1f, 0.96f, 0.87f},
                0.4);
    }

    private static Light dusk(Palette p, double tilt) {
        return new Light(
                "dusk",
                Oklch.of(0.5, 0.075, 275 + tilt),
                Oklch.of(0.8, 0.09, 35 + tilt).mix(p.accent(0, 0.75), 0.3),
                Oklch.of(0.85, 0.12, 55),
                new float[] {0.68f, 0.64f, 0.84f},
                new float[] {0.98f, 0.9f, 0.9f},
                0.85);
    }

    private static Light night(Palette p, double tilt) {
        return new Light(
                "night",
                Oklch.of(0.29, 0.055, 272 + tilt),
                Oklch.of(0.46, 0.065, 290 + tilt).mix(p.accent(0, 0.5), 0.25),
                Oklch.of(0.88, 0.05, 90),
                new float[] {0.56f, 0.56f, 0.78f},
                new float[] {0.88f, 0.83f, 0.9f},
                1);
    }

    private Light overcast() {
        return new Light(
                time,
                skyTop.vivid(0.5).lighter(0.02),
                skyLow.vivid(0.5),
                sun.vivid(0.5),
                shade,
                new float[] {bright[0] * 0.98f, bright[1], bright[2]},
                Math.min(1, lamps + 0.2));
    }

    /// Whether lamps are the main light.
    public boolean dark() {
        return lamps > 0.6;
    }
}
