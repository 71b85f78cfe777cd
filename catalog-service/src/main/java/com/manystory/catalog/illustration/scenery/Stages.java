package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Rooms;

/// The dais on which a couple receives its guests.
final class Stages {

    private Stages() {}

    /// A pelaminan: carved screen or arches, a settee, flowers to both sides.
    static void pelaminan(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var wall = Rooms.wall(s).darker(dice.between(0.02, 0.16));
        var floor = s.height() * dice.between(0.72, 0.78);
        c.wash(wall.darker(0.1), wall.lighter(0.02));
        for (int side = -1; side <= 1; side += 2) {
            var x = side < 0 ? -30 : s.width() - 290;
            Furniture.curtain(s, x, -10, 320, floor + 10, side, p.paper().darker(0.02));
        }
        c.fill(Outline.box(-10, floor, s.width() + 20, s.height()), p.wood(0.5), p.wood(0.58));
        c.solid(Outline.box(s.middle() - 540, floor - 6, 1080, 60), p.paper().darker(0.03));
        c.body(Outline.box(s.middle() - 600, floor + 46, 1200, 54), p.paper().darker(0.07));
        if (dice.chance(0.5)) {
            screen(s, floor);
        } else {
            arches(s, floor);
        }
        settee(s, floor);
        var flowers = new Flowers(s);
        for (int side = -1; side <= 1; side += 2) {
            flowers.cluster(s.middle() + side * 420, floor - 70, 150);
            flowers.cluster(s.middle() + side * 520, floor + 10, 120);
            flowers.cluster(s.middle() + side * 300, floor + 20, 80);
            for (int i = 0; i < 3; i++) {
                Lamps.candle(
                        s, s.middle() + side * (250 + i * 120), floor + 92, dice.between(60, 130));
            }
        }
        flowers.garland(s.middle() - 400, floor - 560, s.middle() + 400, floor - 560, 40, 56);
        Lamps.chandelier(s, s.middle(), 130, 150);
        c.glow(s.middle(), floor - 260, 620, 420, Lamps.warm(), 0.1 + 0.2 * s.light().lamps());
        Halls.foreground(s);
    }

    /// A carved wooden screen in panels.
    private static void screen(Stage s, double floor) {
        var c = s.canvas();
        var wood = s.palette().wood(0.44);
        c.solid(Outline.box(s.middle() - 430, floor - 540, 860, 540), wood.darker(0.03));
        c.body(
                Outline.polygon(
                        s.middle() - 470,
                        floor - 540,
                        s.middle() + 470,
                        floor - 540,
                        s.middle() + 380,
                        floor - 610,
                        s.middle(),
                        floor - 680,
                        s.middle() - 380,
                        floor - 610),
                wood.lighter(0.03));
        for (int i = 0; i < 5; i++) {
            var x = s.middle() - 410 + i * 164;
            c.body(Outline.round(x, floor - 510, 150, 490, 6), wood.lighter(0.05));
            for (int k = 0; k < 4; k++) {
                var y = floor - 450 + k * 120;
                for (int petal = 0; petal < 8; petal++) {
                    c.fill(
                            Outline.leaf(x + 75, y, Math.TAU * petal / 8, 52, 26),
                            s.palette().gilt(0.6 + (petal % 2) * 0.07));
                }
                c.fill(Outline.circle(x + 75, y, 14), wood.darker(0.06));
            }
        }
    }

    private static void arches(Stage s, double floor) {
        var c = s.canvas();
        var p = s.palette();
        int tone = s.dice().whole(0, 3);
        for (int i : new int[] {-1, 1, 0}) {
            var w = i == 0 ? 420.0 : 340.0;
            var h = i == 0 ? 600.0 : 470.0;
            var x = s.middle() + i * 310 - w / 2;
            var shade = i == 0 ? p.paper() : p.accent(tone, 0.84).vivid(0.8);
            c.solid(Outline.arch(x, floor, w, h), shade);
            c.stroke(Outline.arch(x + 22, floor, w - 44, h - 22), 5, p.gilt(0.66));
        }
    }

    private static void settee(Stage s, double floor) {
        var c = s.canvas();
        var p = s.palette();
        var cloth = p.accent(s.dice().whole(0, 2), 0.62);
        var x = s.middle();
        for (int side = -1; side <= 1; side += 2) {
            c.line(16, p.gilt(0.6), x + side * 190, floor - 60, x + side * 206, floor + 14);
        }
        c.solid(
                Outline.smooth(
                        x - 220,
                        floor - 70,
                        x - 230,
                        floor - 210,
                        x - 110,
                        floor - 270,
                        x,
                        floor - 300,
                        x + 110,
                        floor - 270,
                        x + 230,
                        floor - 210,
                        x + 220,
                        floor - 70),
                cloth);
        c.stroke(
                Outline.curve(
                        x - 226,
                        floor - 200,
                        x - 110,
                        floor - 270,
                        x,
                        floor - 300,
                        x + 110,
                        floor - 270,
                        x + 226,
                        floor - 200),
                12,
                p.gilt(0.66));
        for (int i = -2; i <= 2; i++) {
            c.fill(Outline.circle(x + i * 76, floor - 180, 8), p.gilt(0.7));
        }
        c.solid(Outline.round(x - 240, floor - 108, 480, 70, 30), cloth.lighter(0.05));
    }
}
