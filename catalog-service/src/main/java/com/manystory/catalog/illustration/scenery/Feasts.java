package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Rooms;

/// Food for many.
final class Feasts {

    private Feasts() {}

    /// A buffet, a tumpeng, or a place setting seen from above.
    static void caterer(Stage s) {
        switch (s.dice().whole(0, 2)) {
            case 0 -> Plates.setting(s);
            case 1 -> tumpeng(s);
            default -> buffet(s);
        }
    }

    private static void tumpeng(Stage s) {
        var floor = Rooms.studio(s) + 40;
        var c = s.canvas();
        var dice = s.dice();
        var x = s.middle() + dice.around(60);
        Tables.table(s, floor);
        var leaf = s.palette().leaf(0.5);
        c.ground(x, floor + 8, 400);
        c.solid(Outline.oval(x, floor - 16, 400, 66), s.palette().wood(0.5));
        for (int i = 0; i < 26; i++) {
            var angle = Math.TAU * i / 26;
            c.fill(
                    Outline.leaf(
                            x + Math.cos(angle) * 260,
                            floor - 26 + Math.sin(angle) * 40,
                            angle,
                            118,
                            40),
                    leaf.lighter(dice.around(0.06)));
        }
        c.fill(Outline.oval(x, floor - 30, 330, 52), leaf.darker(0.05));
        sides(s, x, floor - 40, -0.9, -0.1);
        var rice = s.palette().gilt(0.82);
        var cone =
                Outline.smooth(
                        x,
                        floor - 420,
                        x + 34,
                        floor - 350,
                        x + 165,
                        floor - 60,
                        x,
                        floor - 30,
                        x - 165,
                        floor - 60,
                        x - 34,
                        floor - 350);
        c.solid(cone, rice);
        for (int i = 0; i < 90; i++) {
            var t = dice.unit();
            c.fill(
                    Outline.oval(x + dice.around(130) * t, floor - 410 + 350 * t, 5, 3),
                    rice.lighter(dice.around(0.08)));
        }
        c.fill(
                Outline.polygon(x - 40, floor - 350, x + 40, floor - 350, x, floor - 440),
                leaf.lighter(0.05));
        sides(s, x, floor - 26, 0.1, 1);
        Tables.candles(s, floor, x, 480);
    }

    private static void sides(Stage s, double x, double y, double from, double to) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        for (int i = 0; i < 11; i++) {
            var angle = Math.PI * (from + (to - from) * (i + 0.5) / 11);
            var px = x + Math.cos(angle) * 265;
            var py = y + Math.sin(angle) * 36;
            switch (i % 4) {
                case 0 -> {
                    c.body(Outline.oval(px, py - 12, 40, 26), p.paper());
                    c.fill(Outline.circle(px, py - 14, 14), p.gilt(0.78));
                }
                case 1 -> {
                    for (int k = 0; k < 5; k++) {
                        c.body(
                                Outline.blob(
                                        dice,
                                        px + dice.around(26),
                                        py - 14 + dice.around(14),
                                        24,
                                        17,
                                        0.2),
                                p.clay(0.44 + 0.05 * k));
                    }
                }
                case 2 -> {
                    for (int k = 0; k < 8; k++) {
                        c.fill(
                                Outline.leaf(px, py, dice.between(3.4, 6), 46, 13),
                                p.leaf(0.5 + dice.around(0.1)));
                    }
                }
                default -> {
                    for (int k = 0; k < 4; k++) {
                        c.fill(
                                Outline.leaf(px + k * 8 - 16, py, -1.2 + k * 0.2, 50, 12),
                                Oklch.of(0.56, 0.17, 28));
                    }
                }
            }
        }
    }

    private static void buffet(Stage s) {
        var floor = Rooms.studio(s);
        var c = s.canvas();
        var dice = s.dice();
        var flowers = new Flowers(s);
        var top = floor - 60;
        var cloth =
                s.palette()
                        .paper()
                        .mix(s.palette().accent(dice.whole(0, 2), 0.85), dice.between(0, 0.5));
        c.solid(Outline.box(-20, top, s.width() + 40, s.height()), cloth.darker(0.03));
        for (var x = 0.0; x < s.width(); x += 64) {
            c.line(7, cloth.darker(0.1).fade(0.45), x, top + 40, x + dice.around(20), s.height());
        }
        c.fill(Outline.box(-20, top - 18, s.width() + 40, 40), cloth.lighter(0.02));
        flowers.garland(-20, top + 30, s.width() + 20, top + 30, 46, 34);
        int n = 5;
        for (int i = 0; i < n; i++) {
            var x = s.width() * (i + 0.5) / n + dice.around(18);
            dish(s, x, top - 8, dice.whole(0, 4), flowers);
        }
        Lamps.string(s, -20, 40, s.width() + 20, 60, 80, 8);
    }

    private static void dish(Stage s, double x, double y, int kind, Flowers flowers) {
        var c = s.canvas();
        var p = s.palette();
        switch (kind) {
            case 0 -> {
                for (int i = 0; i < 3; i++) {
                    var w = 118 - i * 32.0;
                    var ly = y - 20 - i * 88;
                    c.line(9, p.gilt(0.66), x, ly, x, ly - 88);
                    c.solid(Outline.oval(x, ly, w, 15), p.paper());
                    for (int k = 0; k < 7 - i * 2; k++) {
                        c.body(
                                Outline.circle(
                                        x - w * 0.75 + k * w * 1.5 / (6 - i * 2), ly - 20, 17),
                                p.accent(k, 0.74));
                    }
                }
            }
            case 1 -> {
                c.solid(Outline.round(x - 110, y - 60, 220, 60, 16), p.clay(0.52));
                for (int k = 0; k < 16; k++) {
                    c.fill(
                            Outline.blob(
                                    s.dice(),
                                    x + s.dice().around(88),
                                    y - 66 + s.dice().around(14),
                                    22,
                                    15,
                                    0.2),
                            p.clay(0.4 + s.dice().unit() * 0.3));
                }
            }
            case 2 -> {
                Furniture.vase(s, x, y, 180, p.accent(1, 0.8));
                flowers.cluster(x, y - 240, 110);
            }
            case 3 -> {
                c.solid(Outline.oval(x, y - 12, 120, 22), p.gilt(0.72));
                c.solid(Outline.arch(x - 96, y - 20, 192, 118), p.stone(0.82));
                c.fill(Outline.circle(x, y - 142, 12), p.gilt(0.7));
                c.fill(Outline.oval(x - 40, y - 76, 12, 32), p.paper().fade(0.7));
            }
            default -> {
                c.solid(Outline.oval(x, y - 12, 125, 24), p.leaf(0.5));
                for (int row = 0; row < 4; row++) {
                    for (int k = 0; k < 5 - row; k++) {
                        c.body(
                                Outline.circle(x - (4 - row) * 21 + k * 42, y - 40 - row * 33, 22),
                                p.accent(row, 0.72));
                    }
                }
            }
        }
    }
}
