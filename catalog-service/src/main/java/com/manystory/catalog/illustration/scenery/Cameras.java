package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Couple;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Plants;
import com.manystory.catalog.illustration.motif.Rooms;

/// Cameras and prints.
final class Cameras {

    private Cameras() {}

    static void photographer(Stage s) {
        switch (s.dice().whole(0, 3)) {
            case 0 -> prints(s);
            case 1 -> tripod(s, false);
            default -> Portraits.portrait(s);
        }
    }

    static void videographer(Stage s) {
        if (s.dice().chance(0.6)) {
            tripod(s, true);
        } else {
            Portraits.portrait(s);
        }
    }

    /// Prints spread on a table with a camera.
    private static void prints(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var table = p.wood(0.62);
        c.wash(table.lighter(0.05), table.darker(0.06));
        for (int i = 0; i < 9; i++) {
            c.line(
                    3,
                    table.darker(0.09).fade(0.5),
                    0,
                    i * 130 + 40,
                    s.width(),
                    i * 130 + 40 + dice.around(10));
        }
        for (int i = 0; i < 7; i++) {
            var x = s.width() * (0.12 + 0.76 * ((i * 0.37) % 1)) + dice.around(50);
            var y = s.height() * (0.16 + 0.68 * ((i * 0.61) % 1)) + dice.around(40);
            print(s, x, y, dice.around(0.35), i);
        }
        camera(s, s.middle() + dice.around(160), s.height() * dice.between(0.5, 0.64), 1.25);
        new Flowers(s).sprig(80, s.height() - 60, -0.6, 380);
    }

    private static void print(Stage s, double x, double y, double turn, int index) {
        var c = s.canvas();
        var p = s.palette();
        var w = 300.0;
        var h = 230.0;
        c.solid(Outline.turned(Outline.box(x - w / 2, y - h / 2, w, h), turn, x, y), p.paper());
        var sky = s.light().skyLow().mix(p.accent(index, 0.7), 0.4);
        var inner =
                Outline.turned(
                        Outline.box(x - w / 2 + 16, y - h / 2 + 16, w - 32, h - 32), turn, x, y);
        c.gradient(inner, sky.darker(0.1), sky.lighter(0.1), x, y - h / 2, x, y + h / 2);
        var hill =
                Outline.polygon(
                        x - w / 2 + 16,
                        y + h / 2 - 16,
                        x - w / 2 + 16,
                        y + 24,
                        x - 10,
                        y - 6,
                        x + w / 2 - 16,
                        y + 40,
                        x + w / 2 - 16,
                        y + h / 2 - 16);
        c.fill(Outline.turned(hill, turn, x, y), p.leaf(0.45 + 0.04 * (index % 4)));
        if (index % 2 == 0) {
            c.fill(
                    Outline.turned(Outline.leaf(x - 16, y + 76, -1.57, 86, 44), turn, x, y),
                    p.paper());
            c.fill(Outline.turned(Outline.round(x + 6, y + 2, 24, 76, 12), turn, x, y), p.ink());
            c.fill(Outline.turned(Outline.circle(x - 16, y - 12, 10), turn, x, y), p.wood(0.3));
            c.fill(Outline.turned(Outline.circle(x + 18, y - 10, 11), turn, x, y), p.wood(0.3));
        } else {
            c.fill(Outline.turned(Outline.circle(x + 50, y - 34, 26), turn, x, y), s.light().sun());
        }
    }

    static void camera(Stage s, double x, double y, double k) {
        var c = s.canvas();
        var p = s.palette();
        var body = p.ink().lighter(0.06);
        c.solid(
                Outline.round(x - 90 * k, y - 132 * k, 110 * k, 50 * k, 12 * k),
                body.lighter(0.04));
        c.solid(Outline.round(x - 190 * k, y - 100 * k, 380 * k, 230 * k, 28 * k), body);
        c.fill(Outline.box(x - 190 * k, y - 40 * k, 380 * k, 96 * k), p.wood(0.42));
        c.body(Outline.round(x + 80 * k, y - 124 * k, 70 * k, 30 * k, 8 * k), p.gilt(0.68));
        c.solid(Outline.circle(x, y + 10 * k, 122 * k), body.lighter(0.03));
        c.stroke(Outline.circle(x, y + 10 * k, 108 * k), 8 * k, p.gilt(0.66));
        c.fill(Outline.circle(x, y + 10 * k, 84 * k), p.ink());
        c.gradient(
                Outline.circle(x, y + 10 * k, 66 * k),
                p.water(0.3),
                p.water(0.6),
                x - 60 * k,
                y - 60 * k,
                x + 60 * k,
                y + 70 * k);
        c.fill(Outline.circle(x - 24 * k, y - 18 * k, 18 * k), p.paper().fade(0.85));
        c.fill(Outline.circle(x + 24 * k, y + 34 * k, 9 * k), p.paper().fade(0.5));
    }

    /// A camera on a tripod, with the party out of focus behind it.
    private static void tripod(Stage s, boolean film) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var horizon = s.height() * 0.66;
        if (dice.chance(0.5)) {
            Backdrops.sky(s, horizon);
            Plants.hedge(s, 0, s.width(), horizon + 30, 170, p.leaf(0.42));
            c.fill(Outline.box(0, horizon, s.width(), s.height()), p.leaf(0.56), p.leaf(0.46));
        } else {
            horizon = Rooms.studio(s);
        }
        var x = s.width() * dice.pick(0.34, 0.62, 0.66);
        Couple.draw(s, x < s.middle() ? s.width() * 0.72 : s.width() * 0.28, horizon + 90, 340);
        Lamps.bokeh(s, s.middle(), s.height() * 0.3, s.width() * 0.5, 190, 16);
        for (int i = 0; i < 2; i++) {
            Lamps.string(s, -20, 60 + i * 60, s.width() + 20, 90 + i * 30, 70, 7);
        }
        var y = s.height() * 0.46;
        var leg = p.ink().lighter(0.05);
        for (int i = -1; i <= 1; i++) {
            c.line(20, leg, x, y + 120, x + i * 170, s.height() + 30);
        }
        c.solid(Outline.round(x - 60, y + 90, 120, 50, 12), leg.lighter(0.06));
        if (film) {
            c.solid(Outline.circle(x - 90, y - 170, 110), p.ink().lighter(0.08));
            c.solid(Outline.circle(x + 120, y - 170, 110), p.ink().lighter(0.08));
            for (int k = 0; k < 10; k++) {
                var angle = Math.TAU * (k % 5) / 5 + 0.3;
                c.fill(
                        Outline.circle(
                                x + (k < 5 ? -90 : 120) + Math.cos(angle) * 62,
                                y - 170 + Math.sin(angle) * 62,
                                24),
                        p.gilt(0.7));
            }
            c.solid(Outline.round(x - 190, y - 76, 390, 180, 20), p.ink().lighter(0.04));
            c.solid(
                    Outline.polygon(
                            x + 200, y - 30, x + 300, y - 80, x + 300, y + 110, x + 200, y + 60),
                    p.ink().lighter(0.1));
            c.fill(Outline.circle(x - 120, y + 14, 16), Oklch.of(0.62, 0.2, 25));
            c.glow(x - 120, y + 14, 70, Oklch.of(0.62, 0.2, 25), 0.5);
        } else {
            camera(s, x, y - 20, 1.1);
        }
    }
}
