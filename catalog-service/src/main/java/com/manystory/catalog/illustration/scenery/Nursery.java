package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Figure;
import com.manystory.catalog.illustration.motif.Look;
import com.manystory.catalog.illustration.motif.Pose;
import com.manystory.catalog.illustration.motif.Rooms;

/// The smallest ones on their mat, and stories among cushions.
final class Nursery {

    private Nursery() {}

    /// A baby among toys on a mat.
    static void baby(Stage s) {
        var floor = Rooms.studio(s);
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var x = s.middle() + dice.around(70);
        var y = floor + 110;
        c.solid(Outline.oval(x, y, 520, 120), p.accent(dice.whole(0, 4), 0.84));
        c.stroke(Outline.oval(x, y, 450, 96), 14, p.paper());
        crawler(s, x, y, dice.side());
        blocks(s, x + 330, y + 10);
        c.solid(Outline.circle(x - 380, y - 30, 80), p.accent(1, 0.7));
        c.stroke(Outline.curve(x - 456, y - 40, x - 380, y - 64, x - 304, y - 40), 12, p.paper());
        for (int i = 0; i < 4; i++) {
            c.body(Outline.oval(x + 190, y + 26 - i * 34, 84 - i * 17, 22), p.accent(i, 0.7));
        }
        mobile(s, x, floor);
    }

    private static void crawler(Stage s, double x, double y, int side) {
        var c = s.canvas();
        var look = Look.child(s);
        var cloth = look.top();
        c.line(66, cloth.darker(0.05), x - side * 120, y - 90, x - side * 150, y - 6);
        c.line(56, look.skin().darker(0.05), x + side * 60, y - 120, x + side * 96, y - 4);
        c.body(
                Outline.smooth(
                        x - side * 190,
                        y - 120,
                        x - side * 90,
                        y - 196,
                        x + side * 90,
                        y - 180,
                        x + side * 110,
                        y - 90,
                        x - side * 40,
                        y - 60,
                        x - side * 170,
                        y - 50),
                cloth);
        c.line(70, cloth, x - side * 110, y - 70, x - side * 60, y + 4);
        c.line(50, look.skin(), x + side * 40, y - 100, x + side * 40, y + 2);
        c.body(Outline.circle(x + side * 150, y - 216, 92), look.skin());
        c.fill(
                Outline.smooth(
                        x + side * 62,
                        y - 210,
                        x + side * 70,
                        y - 286,
                        x + side * 150,
                        y - 314,
                        x + side * 220,
                        y - 280,
                        x + side * 150,
                        y - 276,
                        x + side * 96,
                        y - 236),
                look.hair());
        c.fill(Outline.circle(x + side * 226, y - 196, 22), Oklch.of(0.76, 0.09, 25).fade(0.5));
    }

    private static void blocks(Stage s, double x, double y) {
        var c = s.canvas();
        int[][] spots = {{-60, 0}, {40, 0}, {-10, 1}};
        for (int i = 0; i < spots.length; i++) {
            var bx = x + spots[i][0];
            var by = y - 90 - spots[i][1] * 92;
            var tone = s.palette().accent(i + 1, 0.7);
            c.solid(Outline.round(bx - 46, by, 92, 92, 12), tone);
            c.fill(
                    i == 0
                            ? Outline.circle(bx, by + 46, 24)
                            : i == 1
                                    ? Outline.star(bx, by + 46, 30, 14, 5, 0)
                                    : Outline.round(bx - 22, by + 24, 44, 44, 6),
                    s.palette().paper());
        }
    }

    private static void mobile(Stage s, double x, double floor) {
        var c = s.canvas();
        var p = s.palette();
        var top = floor - 560;
        c.line(7, p.wood(0.6), x, -20, x, top);
        c.line(12, p.wood(0.66), x - 210, top + 10, x + 210, top - 10);
        for (int i = 0; i < 5; i++) {
            var hx = x - 200 + i * 100;
            var hy = top + 90 + (i % 2) * 60;
            c.line(4, p.ink().fade(0.4), hx, top, hx, hy);
            var shape =
                    switch (i % 3) {
                        case 0 -> Outline.star(hx, hy + 30, 42, 20, 5, 0);
                        case 1 -> Outline.circle(hx, hy + 30, 34);
                        default -> Outline.oval(hx, hy + 30, 52, 26);
                    };
            c.solid(shape, p.accent(i, 0.74));
        }
    }

    /// Stories told among cushions and books.
    static void language(Stage s) {
        var floor = Rooms.studio(s);
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        c.solid(Outline.oval(s.middle(), floor + 120, 560, 110), p.accent(dice.whole(0, 4), 0.82));
        int n = dice.whole(2, 3);
        for (int i = 0; i < n; i++) {
            var x = Studios.place(s, i, n);
            var facing = x < s.middle() ? 1 : -1;
            c.solid(Outline.oval(x - facing * 20, floor + 130, 130, 40), p.accent(i + 1, 0.68));
            Figure.draw(
                    s,
                    dice.pick(Pose.LOTUS, Pose.FLOOR),
                    Look.child(s),
                    x,
                    floor + 130,
                    560,
                    facing);
            book(s, x + facing * 130, floor + 60, 80, p.accent(i + 2, 0.62));
            bubble(s, x + facing * 60, floor - 410 - (i % 2) * 70, facing, i);
        }
        book(s, s.middle() + dice.side() * 440, floor + 160, 110, p.accent(0, 0.6));
    }

    private static void book(Stage s, double x, double y, double w, Oklch tone) {
        var c = s.canvas();
        c.solid(
                Outline.polygon(
                        x - w, y - 20, x, y, x + w, y - 20, x + w, y + 50, x, y + 72, x - w,
                        y + 50),
                tone);
        c.body(
                Outline.polygon(x - w * 0.92, y - 30, x, y - 6, x, y + 60, x - w * 0.92, y + 38),
                s.palette().paper());
        c.body(
                Outline.polygon(x + w * 0.92, y - 30, x, y - 6, x, y + 60, x + w * 0.92, y + 38),
                s.palette().paper().darker(0.03));
    }

    private static void bubble(Stage s, double x, double y, int facing, int index) {
        var c = s.canvas();
        var tone = s.palette().paper();
        c.solid(Outline.round(x - 110, y - 70, 220, 130, 56), tone);
        c.fill(
                Outline.polygon(
                        x - facing * 60, y + 50, x - facing * 10, y + 50, x - facing * 70, y + 100),
                tone);
        switch (index % 3) {
            case 0 -> c.fill(Outline.circle(x, y - 5, 34), s.palette().gilt(0.82));
            case 1 -> c.fill(Outline.leaf(x - 46, y + 10, -0.3, 96, 50), s.palette().leaf(0.64));
            default -> c.fill(Outline.star(x, y - 5, 44, 20, 5, 0), s.palette().accent(1, 0.7));
        }
    }
}
