package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Couple;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Lamps;

/// Meals under the sky, at long tables and in marquees.
final class Banquets {

    private Banquets() {}

    /// A long table under lamps between rice terraces or trees.
    static void dinner(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var horizon = s.height() * dice.between(0.4, 0.5);
        Backdrops.sky(s, horizon);
        Pavilions.behind(s, horizon);
        var leaf = p.leaf(0.56);
        if (dice.chance(0.55)) {
            for (int i = 0; i < 6; i++) {
                Backdrops.ridge(
                        s,
                        horizon + i * 30 + i * i * 6,
                        34,
                        s.height() + 80,
                        leaf.lighter(0.1 - i * 0.022).turned(-i * 3));
            }
        } else {
            Pavilions.lawn(s, horizon);
        }
        int side = dice.side();
        var nearX = s.middle() + side * 240;
        var farX = s.middle() - side * 150;
        var top = horizon + 130;
        var cloth = p.paper().mix(p.accent(0, 0.9), dice.between(0, 0.25));
        var flowers = new Flowers(s);
        c.soft(
                Outline.polygon(
                        farX - 90,
                        top + 40,
                        farX + 90,
                        top + 40,
                        nearX + 460,
                        s.height() + 20,
                        nearX - 460,
                        s.height() + 20),
                p.ink().fade(0.35),
                26);
        c.fill(
                Outline.polygon(
                        farX - 62,
                        top,
                        farX + 62,
                        top,
                        nearX + 290,
                        s.height() + 20,
                        nearX - 290,
                        s.height() + 20),
                cloth.darker(0.04),
                cloth);
        for (int i = 0; i < 8; i++) {
            var t = i * i / 49.0;
            var x = farX + (nearX - farX) * t;
            var y = top + (s.height() - top) * t;
            var k = 0.24 + t * 0.9;
            for (int edge = -1; edge <= 1; edge += 2) {
                Furniture.chair(s, x + edge * (84 + 290 * t), y + 60 * k, 250 * k, p.wood(0.5));
                c.fill(
                        Outline.oval(x + edge * (34 + 150 * t), y + 10 * k, 52 * k, 17 * k),
                        p.gilt(0.7));
                c.fill(
                        Outline.oval(x + edge * (34 + 150 * t), y + 8 * k, 42 * k, 13 * k),
                        p.paper());
                Lamps.candle(s, x + edge * 46 * k, y, dice.between(80, 150) * k);
            }
            flowers.cluster(x, y - 30 * k, 76 * k);
        }
        for (int i = 0; i < 4; i++) {
            Lamps.string(
                    s,
                    -30,
                    20 + i * 40,
                    s.width() + 30,
                    dice.between(30, 190),
                    dice.between(60, 130),
                    8);
        }
        Pavilions.near(s);
    }

    /// A marquee of pale cloth, glowing.
    static void marquee(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var ground = s.height() * dice.between(0.7, 0.76);
        Backdrops.sky(s, ground);
        Pavilions.behind(s, ground);
        Pavilions.lawn(s, ground - 10);
        var x = s.middle() + dice.around(80);
        var cloth = p.paper().mix(p.gilt(0.9), s.light().dark() ? 0.35 : 0.1);
        int peaks = dice.whole(2, 3);
        var span = 1040.0 / peaks;
        var inner = Lamps.warm().darker(0.1).vivid(0.7);
        c.fill(Outline.box(x - 510, ground - 230, 1020, 240), inner.darker(0.14), inner);
        var flowers = new Flowers(s);
        for (int i = 0; i < 6; i++) {
            var at = x - 420 + i * 168;
            Furniture.roundTable(s, at, ground + 4, 130, p.paper());
            flowers.cluster(at, ground - 82, 40);
        }
        for (int i = -2; i <= 2; i++) {
            Lamps.bulb(s, x + i * 170, ground - 150, 15, 0.6);
        }
        for (int i = 0; i < peaks; i++) {
            var at = x - 520 + span * (i + 0.5);
            var top =
                    Outline.polygon(
                            at - span / 2,
                            ground - 220,
                            at - span * 0.2,
                            ground - 330,
                            at,
                            ground - 470,
                            at + span * 0.2,
                            ground - 330,
                            at + span / 2,
                            ground - 220);
            c.solid(top, cloth);
            c.fill(
                    Outline.polygon(
                            at,
                            ground - 470,
                            at + span * 0.2,
                            ground - 330,
                            at + span / 2,
                            ground - 220,
                            at + span * 0.1,
                            ground - 220),
                    cloth.darker(0.06));
            c.fill(
                    Outline.polygon(at, ground - 520, at + 54, ground - 500, at, ground - 476),
                    p.accent(i, 0.6));
            c.line(5, p.wood(0.5), at, ground - 466, at, ground - 522);
        }
        for (int i = 0; i <= 12; i++) {
            var at = x - 520 + i * 1040 / 12.0;
            c.fill(Outline.oval(at, ground - 218, 45, 22), cloth.darker(0.03));
        }
        for (int side = -1; side <= 1; side += 2) {
            Furniture.curtain(s, side < 0 ? x - 530 : x + 380, ground - 226, 150, 240, side, cloth);
        }
        c.glow(x, ground - 110, 620, 280, Lamps.warm(), 0.14 + 0.34 * s.light().lamps());
        for (int i = 0; i < 3; i++) {
            Lamps.string(
                    s,
                    x - 520 + span * (i + 0.5),
                    ground - 470,
                    i % 2 == 0 ? -20 : s.width() + 20,
                    ground - 160,
                    50,
                    7);
        }
        if (dice.chance(0.7)) {
            Couple.draw(s, x + dice.around(200), ground + 120, dice.between(280, 340));
        }
        Pavilions.near(s);
    }
}
