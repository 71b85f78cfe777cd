package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Rooms;

/// Cakes on tables, and what tables have in common.
final class Tables {

    private Tables() {}

    static void cake(Stage s) {
        var floor = Rooms.studio(s) + 30;
        var c = s.canvas();
        var dice = s.dice();
        var x = s.middle() + dice.around(90);
        var flowers = new Flowers(s);
        table(s, floor);
        var icing =
                s.palette()
                        .paper()
                        .mix(s.palette().accent(dice.whole(0, 3), 0.86), dice.between(0.05, 0.55));
        int tiers = dice.whole(2, 4);
        c.body(Outline.round(x - 60, floor - 60, 120, 60, 14), s.palette().gilt(0.68));
        c.solid(Outline.oval(x, floor - 66, 250, 26), s.palette().gilt(0.74));
        var y = floor - 74.0;
        for (int i = 0; i < tiers; i++) {
            var w = 400 - i * 400.0 / (tiers + 1);
            var h = dice.between(104, 136);
            tier(
                    s,
                    x,
                    y,
                    w,
                    h,
                    i % 2 == 0 ? icing : icing.lighter(0.03).vivid(0.6),
                    flowers,
                    dice.whole(0, 3));
            y -= h;
        }
        flowers.cluster(x + dice.side() * 60, y - 26, 92);
        flowers.cluster(x - 170, floor - 150, 84);
        flowers.cluster(x + 180, floor - 250, 60);
        candles(s, floor, x, 330);
        petals(s, flowers, x, floor + 40);
    }

    private static void tier(
            Stage s,
            double x,
            double y,
            double w,
            double h,
            Oklch icing,
            Flowers flowers,
            int finish) {
        var c = s.canvas();
        var shape = Outline.round(x - w / 2, y - h, w, h, 16);
        c.cast(shape, 0.5);
        c.gradient(shape, icing.lighter(0.03), icing.darker(0.1), x - w / 2, y, x + w / 2, y);
        c.stipple(shape, icing.darker(0.12), x - w * 0.2, y, x + w / 2, y);
        c.fill(Outline.oval(x, y - h + 6, w / 2 - 2, 15), icing.lighter(0.045));
        var trim = s.palette().gilt(0.74);
        if (finish == 0) {
            for (var px = x - w / 2 + 12; px < x + w / 2 - 6; px += 22) {
                c.fill(Outline.circle(px, y - 8, 10), icing.lighter(0.04));
            }
        } else if (finish == 1) {
            c.line(6, trim, x - w / 2 + 4, y - 8, x + w / 2 - 4, y - 8);
            c.line(4, trim.fade(0.7), x - w / 2 + 8, y - h * 0.4, x + w / 2 - 8, y - h * 0.4);
        } else if (finish == 2) {
            for (var px = x - w / 2 + 20; px < x + w / 2; px += 62) {
                c.stroke(
                        Outline.curve(px, y - h + 22, px + 30, y - h + 62, px + 60, y - h + 22),
                        6,
                        icing.lighter(0.05));
            }
        } else {
            for (int i = 0; i < 9; i++) {
                flowers.daisy(
                        x + s.dice().around(w * 0.42),
                        y - s.dice().between(20, h - 24),
                        13,
                        flowers.tone());
            }
        }
    }

    static void table(Stage s, double y) {
        var cloth =
                s.painterly()
                        ? s.palette().paper().darker(0.02)
                        : s.palette().accent(s.dice().whole(0, 4), 0.8);
        var c = s.canvas();
        var front = Outline.box(-20, y, s.width() + 40, s.height());
        c.cast(front, 1);
        c.fill(front, cloth.darker(0.02), cloth.darker(0.12));
        c.fill(
                Outline.box(-20, y - 26, s.width() + 40, 60),
                cloth.lighter(0.03),
                cloth.darker(0.015));
        for (var x = 20.0; x < s.width(); x += s.dice().between(70, 140)) {
            c.line(
                    10,
                    cloth.darker(0.1).fade(0.35),
                    x,
                    y + 60,
                    x + s.dice().around(26),
                    s.height());
        }
    }

    static void candles(Stage s, double y, double x, double spread) {
        for (int i = 0; i < 5; i++) {
            var aside = spread * (0.75 + s.dice().unit() * 0.5) * (i % 2 == 0 ? -1 : 1);
            Lamps.candle(s, x + aside, y + s.dice().between(-6, 16), s.dice().between(90, 220));
        }
    }

    static void petals(Stage s, Flowers flowers, double x, double y) {
        for (int i = 0; i < 12; i++) {
            s.canvas()
                    .fill(
                            Outline.oval(x + s.dice().around(420), y + s.dice().around(26), 15, 7),
                            flowers.tone());
        }
    }
}
