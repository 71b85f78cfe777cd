package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.motif.Flowers;
import java.awt.geom.FlatteningPathIterator;

/// Place settings, rings and brushes laid flat and seen from above.
final class Plates {

    private Plates() {}

    static void setting(Stage s) {
        var c = s.canvas();
        ground(s);
        var x = s.middle() + s.dice().around(50);
        var y = s.height() / 2 + s.dice().around(30);
        var flowers = new Flowers(s);
        var runner = s.palette().accent(s.dice().whole(0, 3), 0.84);
        c.solid(Outline.box(-20, y - 480, s.width() + 40, 200), runner);
        flowers.garland(-40, y - 390, s.width() + 40, y - 380, 0, 74);
        plate(s, x, y + 90, 270);
        plate(s, x - 640, y + 90, 270);
        plate(s, x + 640, y + 90, 270);
        for (int side = -1; side <= 1; side++) {
            var px = x + side * 640;
            cutlery(s, px, y + 90);
            flowers.sprig(px - 50, y + 150, -0.9, 190);
            flowers.blossom(px + 6, y + 74, 44);
            c.solid(Outline.round(px - 80, y + 190, 160, 66, 4), s.palette().paper());
            c.solid(Outline.circle(px + 260, y - 190, 74), s.palette().water(0.9).fade(0.75));
            c.stroke(Outline.circle(px + 260, y - 190, 60), 5, s.palette().paper().fade(0.9));
        }
    }

    private static void plate(Stage s, double x, double y, double r) {
        var c = s.canvas();
        var p = s.palette();
        c.solid(Outline.circle(x, y, r), p.gilt(0.7));
        c.solid(Outline.circle(x, y, r * 0.86), p.paper());
        c.stroke(Outline.circle(x, y, r * 0.8), 4, p.gilt(0.7).fade(0.7));
        c.body(Outline.circle(x, y, r * 0.58), p.paper().lighter(0.02));
        c.stroke(Outline.circle(x, y, r * 0.58), 3, p.stone(0.8));
        c.solid(
                Outline.turned(Outline.round(x - 52, y - r * 0.62, 104, r * 1.3, 8), 0.12, x, y),
                p.accent(s.dice().whole(0, 2), 0.8).vivid(0.7));
    }

    private static void cutlery(Stage s, double x, double y) {
        var c = s.canvas();
        var metal = s.palette().gilt(0.66);
        c.line(15, metal, x + 320, y - 150, x + 320, y + 210);
        c.solid(Outline.oval(x + 320, y - 180, 22, 56), metal);
        c.line(13, metal, x - 320, y - 120, x - 320, y + 210);
        for (int i = -1; i <= 1; i++) {
            c.line(8, metal, x - 320 + i * 16, y - 110, x - 320 + i * 16, y - 210);
        }
        c.line(30, metal, x - 330, y - 118, x - 310, y - 118);
    }

    /// Rings and pearls on velvet.
    static void jewellery(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        ground(s);
        cloth(s);
        var x = s.middle() + dice.around(80);
        var y = s.height() / 2 + dice.around(40);
        var velvet = p.accent(dice.whole(0, 3), 0.4);
        c.solid(Outline.round(x - 300, y - 240, 600, 480, 46), velvet);
        c.body(Outline.round(x - 250, y - 190, 500, 380, 30), velvet.lighter(0.09));
        c.fill(Outline.round(x - 200, y - 24, 400, 48, 24), velvet.darker(0.08));
        for (int i = -1; i <= 1; i += 2) {
            var rx = x + i * 62;
            c.stroke(Outline.circle(rx, y - 66, 92), 22, p.gilt(0.62));
            c.stroke(Outline.circle(rx - 4, y - 70, 92), 8, p.gilt(0.86));
        }
        var gem = p.water(0.9);
        c.body(
                Outline.polygon(
                        x - 62 - 40,
                        y - 176,
                        x - 62,
                        y - 216,
                        x - 62 + 40,
                        y - 176,
                        x - 62,
                        y - 132),
                gem);
        c.fill(Outline.polygon(x - 62, y - 216, x - 62 + 40, y - 176, x - 62, y - 166), p.paper());
        c.glow(x - 62, y - 180, 130, p.paper(), 0.6);
        var pearls =
                Outline.curve(
                        x - 620, y - 260, x - 430, y + 120, x - 200, y + 330, x + 120, y + 330,
                        x + 420, y + 250, x + 560, y - 60);
        var it = new FlatteningPathIterator(pearls.getPathIterator(null), 6);
        var point = new double[6];
        for (; !it.isDone(); it.next()) {
            it.currentSegment(point);
            c.solid(Outline.circle(point[0], point[1], 24), p.paper());
            c.fill(Outline.circle(point[0] - 7, point[1] - 8, 7), p.paper().lighter(0.1));
        }
        new Flowers(s).cluster(x + dice.side() * 480, y - 300, 130);
    }

    /// Brushes, powder and lipstick before a mirror.
    static void makeup(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        ground(s);
        cloth(s);
        var x = s.middle();
        var y = s.height() / 2;
        c.solid(Outline.circle(x - 320, y - 120, 240), p.gilt(0.68));
        c.gradient(
                Outline.circle(x - 320, y - 120, 212),
                p.water(0.92),
                p.paper(),
                x - 480,
                y - 300,
                x - 200,
                y + 60);
        c.fill(
                Outline.polygon(
                        x - 440, y - 60, x - 300, y - 280, x - 250, y - 262, x - 400, y - 20),
                p.paper().fade(0.5));
        for (int i = 0; i < 5; i++) {
            var bx = x + 20 + i * 96;
            var top = y - 330 + dice.around(50);
            var turn = dice.around(0.12);
            c.solid(
                    Outline.turned(Outline.round(bx - 11, top + 120, 22, 330, 11), turn, bx, y),
                    p.accent(i, 0.52));
            c.solid(
                    Outline.turned(Outline.round(bx - 17, top + 96, 34, 60, 5), turn, bx, y),
                    p.gilt(0.74));
            c.solid(
                    Outline.turned(Outline.oval(bx, top + 60, 26 + i % 3 * 9, 62), turn, bx, y),
                    p.wood(0.4 + 0.05 * i));
        }
        for (int i = 0; i < 3; i++) {
            var px = x - 460 + i * 210;
            c.solid(Outline.circle(px, y + 270, 88), p.ink().lighter(0.08));
            c.body(Outline.circle(px, y + 270, 68), p.accent(i == 2 ? 1 : 0, 0.62 + i * 0.09));
        }
        for (int i = 0; i < 2; i++) {
            var lx = x + 240 + i * 130;
            c.solid(Outline.round(lx, y + 210, 56, 150, 6), p.ink().lighter(0.05));
            c.body(Outline.round(lx + 6, y + 160, 44, 60, 3), p.gilt(0.72));
            c.body(Outline.leaf(lx + 28, y + 166, -1.57, 70, 40), p.accent(0, 0.5 + i * 0.12));
        }
        new Flowers(s).cluster(x + 520, y + 290, 130);
    }

    static void ground(Stage s) {
        var p = s.palette();
        var dice = s.dice();
        var tone =
                s.painterly()
                        ? dice.pick(
                                p.stone(0.92),
                                p.wood(0.7).vivid(0.7),
                                p.paper().mix(p.accent(0, 0.86), 0.35),
                                p.paper().mix(p.leaf(0.8), 0.3))
                        : p.accent(dice.whole(0, 4), 0.84);
        s.canvas().lightFrom(-1);
        s.canvas()
                .gradient(
                        Outline.box(0, 0, s.width(), s.height()),
                        tone.lighter(0.03),
                        tone.darker(0.06),
                        0,
                        0,
                        s.width(),
                        s.height());
        if (s.painterly()) {
            s.canvas().glow(s.width() * 0.12, 0, 760, s.light().sun(), 0.24);
            for (int i = 0; i < 3; i++) {
                var x = s.width() * (0.15 + i * 0.2);
                s.canvas()
                        .soft(
                                Outline.polygon(
                                        x,
                                        -20,
                                        x + 90,
                                        -20,
                                        x + 560,
                                        s.height() + 20,
                                        x + 430,
                                        s.height() + 20),
                                p.paper().fade(0.22),
                                26);
            }
        }
    }

    static void cloth(Stage s) {
        var dice = s.dice();
        var tone = s.palette().accent(dice.whole(0, 3), 0.82).vivid(0.8);
        var y = dice.chance(0.5) ? s.height() : 0;
        var x = s.width() * dice.unit();
        s.canvas().solid(Outline.blob(dice, x, y, 520, 300, 0.18), tone);
        for (int i = 0; i < 5; i++) {
            s.canvas()
                    .stroke(
                            Outline.curve(
                                    x - 380 + i * 150,
                                    y - 250,
                                    x - 330 + i * 140,
                                    y,
                                    x - 360 + i * 150,
                                    y + 240),
                            12,
                            tone.darker(0.05).fade(0.6));
        }
    }
}
