package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Plants;
import com.manystory.catalog.illustration.motif.Rooms;

/// The front of a shop or studio: facade, awning, window and door.
final class Shopfronts {

    private Shopfronts() {}

    static void draw(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var wall = Rooms.wall(s).darker(0.04);
        var ground = s.height() * dice.between(0.84, 0.9);
        c.wash(wall.lighter(0.03), wall.darker(0.03));
        upper(s, wall);
        var trim = s.palette().accent(dice.whole(0, 4), s.painterly() ? 0.42 : 0.52);
        var left = s.middle() - 430 + dice.around(30);
        var top = ground - 520;
        c.solid(Outline.round(left, top, 860, 520, 8), trim);
        c.body(Outline.box(left - 14, top - 26, 888, 34), trim.lighter(0.08));
        int doorSide = dice.side();
        var doorX = doorSide < 0 ? left + 50 : left + 600;
        var windowX = doorSide < 0 ? left + 300 : left + 50;
        display(s, windowX, top + 90, 510, 350);
        door(s, doorX, top + 90, ground, trim);
        awning(s, left - 30, top + 10, 920, trim);
        c.body(Outline.box(0, ground, s.width(), s.height() - ground), s.palette().stone(0.78));
        c.line(4, s.palette().stone(0.66), 0, ground + 46, s.width(), ground + 46);
        Plants.potted(s, doorX - 40, ground + 26, 230, s.palette().clay(0.6));
        Plants.potted(s, doorX + 260, ground + 26, 200, s.palette().clay(0.6));
        if (dice.chance(0.6)) {
            Plants.frame(s, -doorSide, true, s.palette().leaf(0.42));
        }
    }

    private static void upper(Stage s, Oklch wall) {
        var c = s.canvas();
        for (int i = 0; i < 4; i++) {
            var x = s.width() * (i + 0.5) / 4 - 60;
            c.body(Outline.arch(x - 12, 250, 144, 330), s.palette().paper());
            c.fill(
                    Outline.arch(x, 250, 120, 310),
                    s.light().skyTop().darker(0.1),
                    s.light().skyLow());
            c.line(5, s.palette().paper(), x + 60, 250, x + 60, -40);
        }
        c.body(Outline.box(0, 262, s.width(), 16), wall.lighter(0.07));
    }

    private static void display(Stage s, double x, double y, double w, double h) {
        var c = s.canvas();
        var inside =
                s.light().dark() ? Lamps.warm().darker(0.12) : s.palette().gilt(0.84).vivid(0.6);
        c.fill(Outline.round(x, y, w, h, 5), inside.darker(0.22), inside);
        c.glow(
                x + w / 2,
                y + h / 2,
                w * 0.7,
                h * 0.7,
                Lamps.warm(),
                0.15 + 0.4 * s.light().lamps());
        var flowers = new Flowers(s);
        for (int i = 0; i < 3; i++) {
            var px = x + w * (i + 0.5) / 3;
            var tone = s.palette().accent(s.dice().whole(0, 4), 0.7);
            c.body(Outline.round(px - 46, y + h - 90, 92, 90, 8), tone);
            if (i == 1) {
                flowers.cluster(px, y + h - 165, 90);
            } else {
                c.body(
                        Outline.round(px - 28, y + h - 190, 56, 100, 26),
                        tone.turned(30).lighter(0.1));
            }
        }
        for (int i = 0; i < 3; i++) {
            Lamps.bulb(s, x + w * (i + 0.5) / 3, y + 50, 12, 0.4);
        }
        var sheen =
                Outline.polygon(
                        x + w * 0.1, y + h, x + w * 0.4, y, x + w * 0.52, y, x + w * 0.22, y + h);
        c.fill(sheen, s.palette().paper().fade(0.16));
        c.stroke(Outline.round(x, y, w, h, 5), 10, s.palette().paper());
    }

    private static void door(Stage s, double x, double y, double ground, Oklch trim) {
        var c = s.canvas();
        c.body(Outline.round(x, y, 210, ground - y, 5), trim.lighter(0.16));
        c.fill(
                Outline.round(x + 28, y + 28, 154, (ground - y) * 0.62, 5),
                Lamps.warm().darker(0.2).vivid(0.6),
                Lamps.warm().darker(0.08).vivid(0.6));
        c.fill(Outline.circle(x + 182, y + (ground - y) * 0.72, 9), s.palette().gilt(0.76));
    }

    private static void awning(Stage s, double x, double y, double w, Oklch trim) {
        var c = s.canvas();
        int n = 12;
        var step = w / n;
        var one = s.palette().paper();
        var other = trim.lighter(0.12);
        c.cast(Outline.box(x, y, w, 118), 1.2);
        for (int i = 0; i < n; i++) {
            var tone = i % 2 == 0 ? one : other;
            var left = x + i * step;
            c.fill(Outline.box(left, y, step + 1, 88), tone.lighter(0.02), tone.darker(0.05));
            c.fill(Outline.oval(left + step / 2, y + 88, step / 2, 30), tone.darker(0.06));
        }
    }
}
