package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Perspective;

/// What halls are furnished with: arcades, panels, ceilings, rows of chairs and tables.
final class Interiors {

    private Interiors() {}

    static void arcade(Stage s, Perspective view, Oklch wall, boolean pointed) {
        var c = s.canvas();
        int n = s.dice().whole(1, 2) * 2 + 1;
        var foot = view.y(2.2);
        var gap = s.width() * 1.06 / n;
        var w = gap * s.dice().between(0.62, 0.74);
        var h = Math.min(foot * 0.9, w * s.dice().between(1.7, 2.3));
        for (int i = 0; i < n; i++) {
            var x = view.vanishX() + (i - n / 2) * gap - w / 2;
            var outer =
                    pointed
                            ? Outline.pointed(x - 18, foot, w + 36, h + 22)
                            : Outline.arch(x - 18, foot, w + 36, h + 18);
            c.solid(outer, wall.lighter(0.045));
            var pane = pointed ? Outline.pointed(x, foot, w, h) : Outline.arch(x, foot, w, h);
            c.fill(pane, s.light().skyTop(), s.light().skyLow());
            Gardens.view(s, x + w / 2, foot, w * 0.46);
            var bar = wall.darker(0.12);
            c.line(5, bar, x + w / 2, foot, x + w / 2, foot - h + 6);
            for (int k = 1; k < 4; k++) {
                c.line(3.5, bar, x + 3, foot - h * 0.2 * k, x + w - 3, foot - h * 0.2 * k);
            }
            c.glow(x + w / 2, foot - h * 0.45, w * 0.9, h * 0.7, s.light().sun(), 0.22);
        }
        var side = foot - h - 60;
        c.fill(Outline.box(0, side, s.width(), 12), wall.lighter(0.06));
    }

    static void panels(Stage s, Perspective view, Oklch wall) {
        var c = s.canvas();
        var foot = view.y(2.6);
        var gap = s.width() / s.dice().whole(4, 6);
        for (var x = gap * 0.1; x < s.width(); x += gap) {
            var panel = Outline.round(x, foot - 470, gap * 0.8, 430, 6);
            c.fill(panel, wall.lighter(0.03), wall.darker(0.02));
            c.stroke(panel, 5, s.palette().gilt(0.68).fade(0.8));
            if (s.dice().chance(0.6)) {
                Lamps.bulb(s, x + gap * 0.4, foot - 300, 9, 0.8);
                c.line(
                        6,
                        s.palette().gilt(0.6),
                        x + gap * 0.4,
                        foot - 286,
                        x + gap * 0.4,
                        foot - 250);
            }
            Furniture.curtain(
                    s, x - gap * 0.12, -10, gap * 0.24, foot + 6, -1, s.palette().accent(0, 0.45));
        }
    }

    static void chairs(Stage s, Perspective view) {
        var tone =
                s.dice()
                        .pick(
                                s.palette().gilt(0.66),
                                s.palette().stone(0.94),
                                s.palette().wood(0.5));
        var flowers = new Flowers(s);
        for (var depth = 1.7; depth >= 0.1; depth -= 0.32) {
            var size = 260 * view.scale(depth);
            for (int i = 4; i >= 1; i--) {
                for (int side = -1; side <= 1; side += 2) {
                    Furniture.chair(
                            s, view.x(side * (70 + i * 150), depth), view.y(depth), size, tone);
                }
            }
            for (int side = -1; side <= 1; side += 2) {
                flowers.cluster(view.x(side * 150, depth), view.y(depth) - size * 0.2, size * 0.26);
            }
        }
    }

    static void ceiling(Stage s, Perspective view) {
        var dice = s.dice();
        switch (dice.whole(0, 3)) {
            case 0 -> Lamps.chandelier(s, view.vanishX(), s.height() * 0.2, 210);
            case 1 -> {
                for (int i = 0; i < 6; i++) {
                    var y = 20 + i * 34;
                    Lamps.string(
                            s,
                            -30,
                            y,
                            s.width() + 30,
                            y + dice.around(60),
                            dice.between(60, 130),
                            6);
                }
            }
            case 2 -> {
                for (int i = 0; i < 8; i++) {
                    Lamps.lantern(
                            s,
                            s.width() * (i + 0.5) / 8 + dice.around(30),
                            dice.between(90, 300),
                            dice.between(28, 52),
                            s.palette().paper().mix(s.palette().gilt(0.85), 0.4));
                }
            }
            default -> swags(s, view);
        }
    }

    private static void swags(Stage s, Perspective view) {
        var cloth = s.palette().paper();
        for (int i = 0; i < 4; i++) {
            var y = 10 + i * 30;
            for (int side = -1; side <= 1; side += 2) {
                var edge = side < 0 ? -20 : s.width() + 20;
                s.canvas()
                        .fill(
                                Outline.smooth(
                                        view.vanishX(),
                                        -30 + i * 12,
                                        (view.vanishX() + edge) / 2,
                                        y + 130,
                                        edge,
                                        y + 20,
                                        edge,
                                        y + 70,
                                        (view.vanishX() + edge) / 2,
                                        y + 180,
                                        view.vanishX(),
                                        10 + i * 12),
                                cloth.darker(i * 0.025).fade(0.72));
            }
        }
        Lamps.chandelier(s, view.vanishX(), 190, 150);
    }

    static void beams(Stage s, Perspective view, Oklch wall) {
        for (int i = 0; i < 4; i++) {
            var spread = s.width() * (0.34 + i * 0.14);
            s.canvas()
                    .line(
                            16 + i * 9,
                            s.palette().wood(0.58 - i * 0.03),
                            view.vanishX() - spread,
                            s.height(),
                            view.vanishX() - spread,
                            s.height() * 0.3 - i * 40,
                            view.vanishX(),
                            -60 - i * 110,
                            view.vanishX() + spread,
                            s.height() * 0.3 - i * 40,
                            view.vanishX() + spread,
                            s.height());
        }
    }

    static void tables(Stage s, Perspective view) {
        var cloth =
                s.dice()
                        .pick(
                                s.palette().paper(),
                                s.palette().paper().mix(s.palette().accent(0, 0.85), 0.5));
        var chair = s.palette().gilt(0.68);
        var flowers = new Flowers(s);
        for (var depth = 1.9; depth >= 0.25; depth -= 0.5) {
            for (int i = -2; i <= 2; i++) {
                var x = view.x(i * 520 + (depth * 2 % 2) * 260, depth);
                var w = 400 * view.scale(depth);
                var y = view.y(depth);
                Furniture.chair(s, x - w * 0.62, y - w * 0.06, w * 0.7, chair);
                Furniture.chair(s, x + w * 0.62, y - w * 0.06, w * 0.7, chair);
                Furniture.roundTable(s, x, y, w, cloth);
                s.canvas().line(w * 0.02, s.palette().gilt(0.7), x, y - w * 0.4, x, y - w * 0.72);
                flowers.cluster(x, y - w * 0.78, w * 0.22);
                Lamps.candle(s, x - w * 0.2, y - w * 0.4, w * 0.12);
                Lamps.candle(s, x + w * 0.22, y - w * 0.38, w * 0.09);
            }
        }
    }
}
