package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Couple;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Plants;

/// Celebrations within sight of the sea.
final class Seaside {

    private Seaside() {}

    /// The couple at the water's edge, close to the eye.
    static void walk(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var horizon = s.height() * dice.between(0.46, 0.56);
        Backdrops.sky(s, horizon);
        Backdrops.sea(s, horizon, s.height() * 0.86);
        Gardens.cliff(s, horizon, dice.side());
        var wet = p.gilt(0.76).vivid(0.4).mix(s.light().skyLow(), 0.3);
        for (int i = 0; i < 3; i++) {
            var y = s.height() * (0.74 + i * 0.075);
            var shape =
                    Outline.smooth(
                            -300,
                            y + 40,
                            s.width() * 0.25,
                            y + dice.around(20),
                            s.width() * 0.55,
                            y + 26 + dice.around(16),
                            s.width() + 300,
                            y - 10,
                            s.width() + 300,
                            s.height() + 400,
                            -300,
                            s.height() + 400);
            c.stroke(shape, 14, p.paper().fade(0.7));
            c.fill(shape, wet.lighter(i * 0.04), wet.lighter(i * 0.04 + 0.02));
        }
        var x = s.width() * dice.between(0.34, 0.66);
        var shade = Outline.oval(x, s.height() * 0.93, 150, 18);
        c.soft(shade, p.ink().fade(0.3), 16);
        Couple.draw(s, x, s.height() * 0.93, dice.between(480, 560));
        if (dice.chance(0.5)) {
            new Flowers(s).cluster(x + dice.around(60), s.height() * 0.93 - 230, 44);
        }
        Plants.palm(
                s,
                dice.side() < 0 ? -10 : s.width() + 10,
                s.height() + 40,
                840,
                dice.around(120),
                p.leaf(0.36));
        Plants.frame(s, dice.side(), true, p.leaf(0.32));
    }

    /// A timber deck with tables at the edge of a pool that meets the sea.
    static void deck(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var horizon = s.height() * dice.between(0.38, 0.46);
        Backdrops.sky(s, horizon);
        Backdrops.sea(s, horizon, s.height() * 0.66);
        Gardens.cliff(s, horizon, dice.side());
        var edge = s.height() * 0.56;
        var pool = Outline.box(-20, edge, s.width() + 40, s.height() * 0.16);
        c.fill(pool, p.water(0.78), p.water(0.66));
        c.line(6, p.paper().fade(0.8), 0, edge, s.width(), edge);
        for (int i = 0; i < 16; i++) {
            var x = s.width() * dice.unit();
            var y = edge + 16 + dice.unit() * s.height() * 0.12;
            c.line(3, s.light().skyLow().fade(0.5), x, y, x + dice.between(40, 120), y);
        }
        Backdrops.floor(s, s.height() * 0.7, s.middle(), horizon - 160, p.wood(0.64));
        var flowers = new Flowers(s);
        for (int i = 0; i < 4; i++) {
            var w = 190 + (i / 2) * 80.0;
            var x = s.width() * (i % 2 == 0 ? 0.16 : 0.84) + dice.around(60);
            var y = s.height() * (0.8 + (i / 2) * 0.17);
            for (int side = -1; side <= 1; side += 2) {
                Furniture.chair(s, x + side * w * 0.62, y, w * 0.72, p.wood(0.48));
            }
            Furniture.roundTable(s, x, y, w, p.paper());
            flowers.cluster(x, y - w * 0.56, w * 0.22);
            Lamps.candle(s, x + w * 0.26, y - w * 0.4, w * 0.13);
        }
        for (int i = 0; i < 3; i++) {
            Lamps.string(
                    s,
                    -20,
                    30 + i * 46,
                    s.width() + 20,
                    60 + dice.unit() * 110,
                    dice.between(60, 120),
                    7);
        }
        Couple.draw(s, s.middle() + dice.around(80), s.height() * 0.84, dice.between(300, 360));
        Plants.palm(
                s,
                dice.side() < 0 ? 40 : s.width() - 40,
                s.height() * 0.74,
                560,
                dice.around(90),
                p.leaf(0.38));
        Pavilions.near(s);
    }
}
