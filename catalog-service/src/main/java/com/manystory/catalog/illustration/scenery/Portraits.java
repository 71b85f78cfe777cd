package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Couple;
import com.manystory.catalog.illustration.motif.Plants;

/// The couple in a landscape.
final class Portraits {

    private Portraits() {}

    /// The couple in a landscape.
    static void portrait(Stage s) {
        var dice = s.dice();
        var horizon = s.height() * dice.between(0.5, 0.64);
        Backdrops.sky(s, horizon);
        var haze = s.light().skyLow();
        var leaf = s.palette().leaf(0.5);
        if (dice.chance(0.6)) {
            Backdrops.volcano(
                    s,
                    s.width() * dice.between(0.2, 0.8),
                    horizon + 10,
                    dice.between(200, 340),
                    s.palette().water(0.5).mix(haze, 0.35));
        }
        Backdrops.ridge(s, horizon + 10, 120, horizon + 200, leaf.mix(haze, 0.62));
        Backdrops.ridge(s, horizon + 90, 90, s.height(), leaf.mix(haze, 0.35));
        if (dice.chance(0.4)) {
            terraces(s, horizon + 110, leaf);
        } else {
            Backdrops.ridge(s, horizon + 190, 70, s.height() + 100, leaf.lighter(0.02));
            grass(s, s.height() * 0.86, leaf);
        }
        var x = s.width() * dice.between(0.36, 0.64);
        Couple.draw(s, x, s.height() * 0.9, dice.between(330, 470));
        grass(s, s.height() * 0.98, leaf.darker(0.05));
        Plants.frame(s, dice.side(), dice.chance(0.6), s.palette().leaf(0.34));
    }

    private static void terraces(Stage s, double top, Oklch leaf) {
        for (int i = 0; i < 7; i++) {
            var y = top + i * i * 9 + i * 26;
            Backdrops.ridge(
                    s, y, 46, s.height() + 60, leaf.lighter(0.1 - i * 0.018).turned(-i * 3));
        }
    }

    private static void grass(Stage s, double y, Oklch leaf) {
        var dice = s.dice();
        for (int i = 0; i < 130; i++) {
            var x = s.width() * dice.unit();
            var base = y + dice.around(40);
            var h = dice.between(26, 84);
            s.canvas()
                    .stroke(
                            Outline.curve(
                                    x,
                                    base,
                                    x + dice.around(8),
                                    base - h * 0.6,
                                    x + dice.around(24),
                                    base - h),
                            4,
                            leaf.lighter(dice.around(0.09)));
        }
    }
}
