package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Figure;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Look;
import com.manystory.catalog.illustration.motif.Plants;
import com.manystory.catalog.illustration.motif.Pose;
import com.manystory.catalog.illustration.motif.Rooms;

/// Children in the open, and the smallest ones on their mat.
final class Outdoors {

    private Outdoors() {}

    static void nature(Stage s) {
        var dice = s.dice();
        var p = s.palette();
        var horizon = s.height() * dice.between(0.46, 0.58);
        Backdrops.sky(s, horizon);
        var haze = s.light().skyLow();
        if (dice.chance(0.5)) {
            Backdrops.volcano(
                    s, s.width() * dice.unit(), horizon + 20, 280, p.water(0.6).mix(haze, 0.35));
        }
        Backdrops.ridge(s, horizon + 20, 150, s.height(), p.leaf(0.7).mix(haze, 0.4));
        for (int i = 0; i < 6; i++) {
            Plants.tree(
                    s,
                    s.width() * (i + dice.unit()) / 6,
                    horizon + dice.between(60, 120),
                    dice.between(240, 440),
                    p.leaf(0.54 + 0.03 * (i % 4)));
        }
        Backdrops.ridge(s, horizon + 170, 50, s.height() + 60, p.leaf(0.68));
        if (dice.chance(0.45)) {
            river(s, horizon + 180);
        }
        int n = dice.whole(1, 3);
        for (int i = 0; i < n; i++) {
            Studios.person(
                    s,
                    dice.pick(Pose.WALK, Pose.REACH, Pose.WAVE, Pose.WALK),
                    Studios.place(s, i, n),
                    s.height() * 0.88 + (i % 2) * 40,
                    dice.between(380, 480),
                    i == n - 1 ? -1 : 1,
                    Look.child(s));
        }
        var flowers = new Flowers(s);
        for (int i = 0; i < 14; i++) {
            var x = s.width() * dice.unit();
            var y = s.height() - dice.between(0, 110);
            s.canvas().line(6, p.leaf(0.48), x, y, x + dice.around(10), y + 60);
            flowers.daisy(x, y, dice.between(16, 28), flowers.tone());
        }
        Plants.frame(s, dice.side(), dice.chance(0.5), p.leaf(0.42));
    }

    private static void river(Stage s, double top) {
        var x = s.width() * s.dice().between(0.3, 0.7);
        s.canvas()
                .body(
                        Outline.smooth(
                                x - 40,
                                top,
                                x + 50,
                                top,
                                x + 160,
                                top + 150,
                                x + 60,
                                top + 280,
                                x + 420,
                                s.height() + 60,
                                x - 260,
                                s.height() + 60,
                                x - 120,
                                top + 300,
                                x + 10,
                                top + 150),
                        s.palette().water(0.74));
    }

    static void camp(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var horizon = s.height() * dice.between(0.5, 0.6);
        Backdrops.sky(s, horizon);
        Backdrops.ridge(
                s, horizon + 10, 190, s.height(), p.leaf(0.6).mix(s.light().skyLow(), 0.45));
        for (int i = 0; i < 9; i++) {
            pine(
                    s,
                    s.width() * (i + dice.unit()) / 9,
                    horizon + dice.between(20, 70),
                    dice.between(220, 400),
                    p.leaf(0.46 + 0.04 * (i % 3)));
        }
        c.fill(Outline.box(0, horizon + 50, s.width(), s.height()), p.leaf(0.66), p.leaf(0.58));
        int tents = dice.whole(2, 3);
        for (int i = 0; i < tents; i++) {
            tent(
                    s,
                    s.width() * (i + 0.5) / tents + dice.around(60),
                    horizon + 150 + (i % 2) * 50,
                    dice.between(190, 250),
                    p.accent(i + dice.whole(0, 2), 0.66));
        }
        Lamps.string(s, -20, horizon - 200, s.width() + 20, horizon - 160, 80, 9);
        var ground = s.height() * 0.9;
        var fire = s.middle() + dice.around(140);
        for (int i = 0; i < 4; i++) {
            c.line(
                    22,
                    p.wood(0.4),
                    fire - 80 + i * 20,
                    ground + 10,
                    fire + 70 - i * 20,
                    ground - 26);
        }
        c.fill(Outline.leaf(fire, ground, -1.57, 190, 110), Oklch.of(0.68, 0.18, 45));
        c.fill(Outline.leaf(fire + 6, ground, -1.5, 130, 70), p.gilt(0.82));
        c.glow(fire, ground - 70, 330, Lamps.warm(), 0.25 + 0.5 * s.light().lamps());
        for (int side = -1; side <= 1; side += 2) {
            Figure.draw(
                    s,
                    dice.pick(Pose.FLOOR, Pose.LOTUS, Pose.SIT),
                    Look.child(s),
                    fire + side * dice.between(270, 330),
                    ground + 36,
                    470,
                    -side);
        }
    }

    private static void pine(Stage s, double x, double ground, double h, Oklch tone) {
        s.canvas().line(h * 0.05, s.palette().wood(0.4), x, ground, x, ground - h * 0.3);
        for (int i = 0; i < 3; i++) {
            var y = ground - h * (0.16 + i * 0.25);
            var w = h * (0.27 - i * 0.06);
            s.canvas()
                    .body(
                            Outline.polygon(x - w, y, x + w, y, x, y - h * 0.36),
                            tone.lighter(i * 0.025));
        }
    }

    private static void tent(Stage s, double x, double ground, double w, Oklch tone) {
        var c = s.canvas();
        c.ground(x, ground, w * 1.1);
        c.solid(Outline.polygon(x - w, ground, x + w, ground, x, ground - w * 1.25), tone);
        c.body(
                Outline.polygon(
                        x, ground - w * 1.25, x + w, ground, x + w * 1.3, ground - w * 0.14),
                tone.darker(0.12));
        c.fill(
                Outline.polygon(x - w * 0.3, ground, x + w * 0.3, ground, x, ground - w * 0.86),
                Lamps.warm().darker(s.light().dark() ? 0.04 : 0.4));
        c.glow(x, ground - w * 0.3, w, Lamps.warm(), 0.4 * s.light().lamps());
        c.line(8, s.palette().wood(0.46), x, ground - w * 1.25, x, ground - w * 1.4);
        c.fill(
                Outline.polygon(
                        x, ground - w * 1.4, x + w * 0.26, ground - w * 1.33, x, ground - w * 1.25),
                s.palette().accent(1, 0.66));
    }

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
