package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Couple;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Plants;

/// Celebrations above a city.
final class Rooftops {

    private Rooftops() {}

    static void rooftop(Stage s) {
        var dice = s.dice();
        var c = s.canvas();
        var horizon = s.height() * dice.between(0.52, 0.6);
        Backdrops.sky(s, horizon);
        Backdrops.skyline(s, horizon, dice.between(240, 360), s.palette().water(0.4).vivid(0.6));
        var deck = s.palette().wood(0.6);
        Backdrops.floor(s, horizon, s.middle(), horizon - 240, deck);
        var rail = Outline.box(0, horizon - 62, s.width(), 66);
        c.fill(rail, s.palette().paper().fade(0.25));
        c.line(7, s.palette().paper(), 0, horizon - 62, s.width(), horizon - 62);
        Plants.hedge(s, 0, s.width(), horizon + 14, 56, s.palette().leaf(0.46));
        for (int i = 0; i < 6; i++) {
            Lamps.string(
                    s,
                    s.width() * (i - 1) / 5.0,
                    30 + dice.around(30),
                    s.width() * (i + 1.2) / 5.0,
                    120 + dice.around(80),
                    70,
                    7);
        }
        var cloth = s.palette().paper();
        var flowers = new Flowers(s);
        for (int i = 0; i < 5; i++) {
            var w = 150 + i * 55.0;
            var x = s.width() * dice.between(0.08, 0.3) + (i % 2) * s.width() * 0.52;
            var y = horizon + 110 + i * 68;
            Furniture.chair(s, x - w * 0.62, y, w * 0.7, s.palette().gilt(0.66));
            Furniture.chair(s, x + w * 0.62, y, w * 0.7, s.palette().gilt(0.66));
            Furniture.roundTable(s, x, y, w, cloth);
            flowers.cluster(x, y - w * 0.55, w * 0.2);
            Lamps.candle(s, x + w * 0.25, y - w * 0.4, w * 0.12);
        }
        if (dice.chance(0.6)) {
            Couple.draw(s, s.middle() + dice.around(60), horizon + 180, 270);
        }
        Halls.foreground(s);
    }
}
