package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Look;
import com.manystory.catalog.illustration.motif.Perspective;
import com.manystory.catalog.illustration.motif.Plants;
import java.awt.geom.Arc2D;

/// Swimming pools.
final class Pools {

    private Pools() {}

    static void swimming(Stage s) {
        if (s.dice().chance(0.45)) {
            fromAbove(s);
        } else {
            fromTheEnd(s);
        }
    }

    private static void fromTheEnd(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var horizon = s.height() * dice.between(0.24, 0.36);
        c.fill(Outline.box(0, 0, s.width(), horizon), s.light().skyTop(), s.light().skyLow());
        c.fill(
                Outline.circle(s.width() * dice.between(0.1, 0.9), horizon * 0.5, 80),
                s.light().sun().vivid(1.4));
        for (int i = 0; i < 5; i++) {
            Plants.palm(
                    s,
                    s.width() * (i + 0.5) / 5 + dice.around(60),
                    horizon + 6,
                    dice.between(150, 250),
                    dice.around(40),
                    p.leaf(0.5));
        }
        Plants.hedge(s, 0, s.width(), horizon + 8, 60, p.leaf(0.58));
        var deck = p.stone(0.9).mix(p.gilt(0.86), 0.5);
        c.fill(Outline.box(0, horizon, s.width(), 60), deck);
        var top = horizon + 46;
        var water = p.water(0.66);
        var area = Outline.box(0, top, s.width(), s.height() - top);
        c.fill(area, water.darker(0.05), water.lighter(0.08));
        c.stipple(area, water.darker(0.1), 0, s.height(), 0, top - 100);
        c.fill(Outline.box(0, top - 8, s.width(), 20), p.paper());
        var view =
                new Perspective(s.middle() + dice.around(140), top - 170, s.height() - top + 200);
        ripples(s, top, water);
        var rope = dice.whole(0, 3);
        for (int lane = -3; lane <= 3; lane++) {
            for (var depth = 1.9; depth > -0.1; depth -= 0.07) {
                var y = view.y(depth);
                if (y < top + 8) {
                    continue;
                }
                var tone =
                        ((int) Math.round(depth / 0.07)) % 4 < 2 ? p.accent(rope, 0.66) : p.paper();
                c.fill(
                        Outline.oval(
                                view.x(lane * 330 + 165, depth),
                                y,
                                21 * view.scale(depth),
                                13 * view.scale(depth)),
                        tone);
            }
        }
        int swimmers = dice.whole(3, 5);
        for (int i = 0; i < swimmers; i++) {
            var depth = 1.15 - i * 1.05 / swimmers;
            var lane = i * 2 % 5 - 2;
            swimmer(
                    s,
                    view.x(lane * 330 + dice.around(30), depth),
                    view.y(depth),
                    1.5 * view.scale(depth) + 0.3);
        }
    }

    private static void ripples(Stage s, double top, Oklch water) {
        var dice = s.dice();
        for (int i = 0; i < 60; i++) {
            var t = dice.unit();
            var y = top + 20 + (s.height() - top) * t * t;
            var x = s.width() * dice.unit();
            var w = 20 + 90 * t;
            s.canvas()
                    .stroke(
                            Outline.curve(x, y, x + w * 0.3, y - 5, x + w * 0.6, y + 4, x + w, y),
                            3 + 4 * t,
                            water.lighter(0.13).fade(0.7));
        }
    }

    /// A child's head and arm above the water, with a wake.
    private static void swimmer(Stage s, double x, double y, double k) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var look = Look.child(s);
        var side = dice.side();
        var foam = p.paper().fade(0.85);
        c.fill(Outline.oval(x - side * 50 * k, y + 22 * k, 150 * k, 24 * k), p.water(0.8));
        c.line(
                34 * k,
                look.skin().darker(0.04),
                x - side * 20 * k,
                y + 6 * k,
                x - side * 90 * k,
                y + 16 * k);
        c.stroke(
                Outline.curve(
                        x + side * 10 * k,
                        y + 4 * k,
                        x + side * 70 * k,
                        y - 78 * k,
                        x + side * 128 * k,
                        y - 8 * k),
                28 * k,
                look.skin());
        c.body(Outline.circle(x, y - 30 * k, 48 * k), look.skin());
        c.fill(
                Outline.smooth(
                        x - 50 * k,
                        y - 34 * k,
                        x - 36 * k,
                        y - 74 * k,
                        x,
                        y - 84 * k,
                        x + 36 * k,
                        y - 74 * k,
                        x + 50 * k,
                        y - 34 * k,
                        x,
                        y - 48 * k),
                p.accent(dice.whole(0, 4), 0.66));
        c.line(16 * k, p.ink(), x - side * 40 * k, y - 30 * k, x + side * 44 * k, y - 30 * k);
        c.fill(Outline.circle(x + side * 24 * k, y - 30 * k, 15 * k), p.water(0.86));
        for (int i = 0; i < 6; i++) {
            c.fill(
                    Outline.oval(
                            x + dice.around(90) * k,
                            y + 16 * k + dice.around(12) * k,
                            dice.between(16, 44) * k,
                            9 * k),
                    foam);
        }
        for (int i = 0; i < 5; i++) {
            c.fill(
                    Outline.circle(
                            x + side * 120 * k + dice.around(40) * k,
                            y - dice.between(10, 70) * k,
                            dice.between(4, 10) * k),
                    foam);
        }
    }

    private static void fromAbove(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var water = p.water(dice.between(0.66, 0.74));
        c.gradient(
                Outline.box(0, 0, s.width(), s.height()),
                water.lighter(0.05),
                water.darker(0.04),
                0,
                0,
                s.width(),
                s.height());
        for (int i = 0; i < 42; i++) {
            var x = s.width() * dice.unit();
            var y = s.height() * dice.unit();
            var r = dice.between(40, 110);
            c.stroke(Outline.blob(dice, x, y, r, r * 0.7, 0.25), 6, water.lighter(0.1).fade(0.55));
        }
        var deckSide = dice.side();
        var deckX = deckSide < 0 ? -20 : s.width() - 210;
        var deck = p.gilt(0.88).vivid(0.6);
        c.solid(Outline.box(deckX, -20, 230, s.height() + 40), p.paper());
        c.body(Outline.box(deckSide < 0 ? deckX : deckX + 34, -20, 196, s.height() + 40), deck);
        for (int lane = 1; lane < 4; lane++) {
            var y = s.height() * lane / 4;
            for (var x = 0.0; x < s.width(); x += 42) {
                c.fill(
                        Outline.round(x, y - 14, 34, 28, 13),
                        (int) (x / 42) % 4 < 2 ? p.accent(1, 0.68) : p.paper());
            }
        }
        for (int lane = 0; lane < 4; lane++) {
            if (dice.chance(0.78)) {
                var x = s.middle() + dice.around(330);
                topSwimmer(s, x, s.height() * (lane + 0.5) / 4, -deckSide, lane + dice.whole(0, 4));
            }
        }
        ring(s, s.middle() + deckSide * 330, s.height() * dice.between(0.2, 0.8));
    }

    private static void topSwimmer(Stage s, double x, double y, int side, int index) {
        var c = s.canvas();
        var p = s.palette();
        var look = Look.child(s);
        var skin = look.skin();
        c.fill(Outline.oval(x - side * 230, y, 190, 34), p.paper().fade(0.55));
        c.line(34, skin.darker(0.03), x - side * 70, y - 16, x - side * 230, y - 34);
        c.line(34, skin.darker(0.03), x - side * 70, y + 16, x - side * 230, y + 30);
        c.line(30, skin, x + side * 20, y - 34, x + side * 120, y - 74, x + side * 210, y - 60);
        c.line(30, skin, x + side * 20, y + 34, x - side * 60, y + 84);
        c.solid(
                Outline.round(Math.min(x - side * 110, x + side * 50), y - 44, 160, 88, 42),
                p.accent(index, 0.62));
        c.solid(Outline.circle(x + side * 86, y, 50), p.accent(index + 2, 0.68));
        c.stroke(
                Outline.curve(x + side * 60, y - 44, x + side * 76, y, x + side * 60, y + 44),
                7,
                p.paper().fade(0.9));
        for (int i = 0; i < 8; i++) {
            c.fill(
                    Outline.circle(
                            x - side * 250 + s.dice().around(60),
                            y + s.dice().around(60),
                            s.dice().between(6, 18)),
                    p.paper().fade(0.85));
        }
    }

    private static void ring(Stage s, double x, double y) {
        var c = s.canvas();
        c.cast(Outline.circle(x, y, 92), 1);
        c.stroke(Outline.circle(x, y, 66), 50, s.palette().paper());
        for (int i = 0; i < 4; i++) {
            c.stroke(
                    new Arc2D.Double(x - 66, y - 66, 132, 132, i * 90, 38, Arc2D.OPEN),
                    50,
                    s.palette().accent(1, 0.66));
        }
    }
}
