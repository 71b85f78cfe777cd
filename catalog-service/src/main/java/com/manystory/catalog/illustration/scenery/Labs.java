package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Figure;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Look;
import com.manystory.catalog.illustration.motif.Pose;
import com.manystory.catalog.illustration.motif.Rooms;

/// Children who experiment, build robots and write programs.
final class Labs {

    private Labs() {}

    static void coding(Stage s) {
        var floor = Rooms.studio(s) + 20;
        var c = s.canvas();
        var p = s.palette();
        var dice = s.dice();
        var x = s.middle() + dice.around(50);
        Figure.draw(s, Pose.SIT, Look.child(s), x - 280, floor + 150, 640, 1);
        Makers.desk(s, floor + 20, x - 220, x + 620);
        c.solid(
                Outline.polygon(
                        x - 60,
                        floor + 4,
                        x + 250,
                        floor + 4,
                        x + 230,
                        floor - 16,
                        x - 40,
                        floor - 16),
                p.stone(0.7));
        c.solid(
                Outline.turned(
                        Outline.round(x + 120, floor - 290, 380, 270, 18),
                        0.05,
                        x + 300,
                        floor - 150),
                p.ink().lighter(0.08));
        screen(s, x + 140, floor - 272, 340, 228);
        blocks(s);
        Furniture.vase(s, x + 570, floor + 2, 100, p.accent(1, 0.7));
        new Flowers(s).sprig(x + 570, floor - 96, -1.4, 140);
    }

    private static void screen(Stage s, double x, double y, double w, double h) {
        var c = s.canvas();
        var p = s.palette();
        c.fill(Outline.round(x, y, w, h, 8), p.ink().lighter(0.02));
        for (int i = 0; i < 7; i++) {
            var indent = 20 + (i * 2 % 3) * 30;
            var at = x + indent;
            for (int k = 0; k < 2; k++) {
                var len = s.dice().between(40, 110);
                c.fill(
                        Outline.round(at, y + 20 + i * 28, Math.min(len, x + w - at - 16), 14, 7),
                        p.accent(i + k, 0.72));
                at += len + 14;
            }
        }
        c.glow(x + w / 2, y + h / 2, w * 0.8, p.water(0.8), 0.16);
    }

    private static void blocks(Stage s) {
        var c = s.canvas();
        for (int i = 0; i < 4; i++) {
            var x = s.width() * s.dice().between(0.06, 0.8);
            var y = s.height() * (0.1 + i * 0.09);
            var tone = s.palette().accent(i, 0.68);
            var w = s.dice().between(120, 220);
            c.solid(Outline.round(x, y, w, 58, 14), tone);
            c.fill(Outline.round(x + 24, y + 50, 40, 20, 8), tone);
            c.fill(Outline.round(x + 84, y + 16, w - 108, 26, 13), s.palette().paper().fade(0.85));
        }
    }

    static void robotics(Stage s) {
        var floor = Rooms.studio(s) + 10;
        var c = s.canvas();
        var p = s.palette();
        var dice = s.dice();
        var x = s.middle() + dice.around(80);
        Makers.desk(s, floor + 40, -40, s.width() + 40);
        var main = p.accent(dice.whole(0, 3), 0.64);
        var dark = p.ink().lighter(0.08);
        for (int side = -1; side <= 1; side += 2) {
            c.solid(Outline.round(x + side * 120 - 66, floor - 50, 132, 84, 40), dark);
            c.body(Outline.circle(x + side * 120 - 24, floor - 8, 22), p.stone(0.76));
            c.body(Outline.circle(x + side * 120 + 24, floor - 8, 22), p.stone(0.76));
            c.line(
                    34,
                    p.stone(0.7),
                    x + side * 150,
                    floor - 220,
                    x + side * 240,
                    floor - 220 - dice.between(-90, 150));
        }
        c.solid(Outline.round(x - 150, floor - 290, 300, 250, 44), main);
        c.body(Outline.round(x - 90, floor - 230, 180, 110, 22), p.paper());
        for (int i = 0; i < 3; i++) {
            c.fill(Outline.circle(x - 50 + i * 50, floor - 176, 17), p.accent(i + 1, 0.66));
        }
        c.line(18, p.stone(0.6), x, floor - 290, x, floor - 330);
        c.solid(Outline.round(x - 130, floor - 510, 260, 186, 60), main.lighter(0.07));
        c.body(Outline.round(x - 98, floor - 476, 196, 110, 46), dark);
        for (int side = -1; side <= 1; side += 2) {
            c.fill(Outline.circle(x + side * 46, floor - 422, 26), p.water(0.84));
            c.fill(Outline.circle(x + side * 46 + 8, floor - 430, 9), p.paper());
            c.glow(x + side * 46, floor - 422, 90, p.water(0.84), 0.4);
        }
        c.line(10, p.stone(0.6), x, floor - 510, x + 30, floor - 580);
        c.solid(Outline.circle(x + 30, floor - 590, 24), p.accent(1, 0.64));
        gears(s, x - 430, floor - 60);
        gears(s, x + 420, floor - 110);
        if (!s.painterly()) {
            Backdrops.confetti(s, 16);
        }
    }

    private static void gears(Stage s, double x, double y) {
        var r = s.dice().between(60, 96);
        var tone = s.palette().accent(s.dice().whole(0, 4), 0.7);
        s.canvas().solid(Outline.star(x, y, r, r * 0.8, 12, 0), tone);
        s.canvas().body(Outline.circle(x, y, r * 0.72), tone.lighter(0.03));
        s.canvas().fill(Outline.circle(x, y, r * 0.26), s.palette().ink().fade(0.6));
    }

    static void science(Stage s) {
        var floor = Rooms.studio(s) + 10;
        var c = s.canvas();
        var p = s.palette();
        var dice = s.dice();
        var coat = Look.child(s);
        Figure.draw(
                s,
                dice.pick(Pose.HOLD, Pose.REACH, Pose.WAVE),
                new Look(
                        coat.skin(),
                        coat.hair(),
                        p.paper(),
                        p.paper().darker(0.03),
                        coat.shoes(),
                        coat.longHair(),
                        coat.bun(),
                        false,
                        true,
                        false,
                        coat.headSize()),
                s.middle() - 340,
                floor + 210,
                660,
                1);
        Makers.desk(s, floor + 40, -40, s.width() + 40);
        var x = s.middle() + dice.around(40);
        flask(s, x, floor + 30, 150, p.accent(dice.whole(0, 4), 0.68));
        flask(s, x + 280, floor + 30, 110, p.accent(dice.whole(0, 4), 0.72));
        for (int i = 0; i < 4; i++) {
            var tx = x + 430 + i * 56;
            c.fill(Outline.round(tx - 20, floor - 170, 40, 190, 20), p.water(0.9).fade(0.6));
            c.fill(
                    Outline.round(tx - 20, floor - 170 + 40 + i * 26, 40, 150 - i * 26, 20),
                    p.accent(i, 0.68));
        }
        c.solid(Outline.round(x + 390, floor - 90, 260, 24, 8), p.wood(0.6));
        for (int i = 0; i < 16; i++) {
            var r = dice.between(8, 30);
            c.fill(
                    Outline.circle(x + dice.around(90), floor - 320 - dice.unit() * 330, r),
                    p.accent(i, 0.82).fade(0.7));
            c.stroke(
                    Outline.circle(x + dice.around(90), floor - 320 - dice.unit() * 330, r),
                    4,
                    p.paper().fade(0.8));
        }
        atom(s, s.width() * dice.between(0.66, 0.86), s.height() * 0.24);
    }

    private static void flask(Stage s, double x, double y, double w, Oklch liquid) {
        var c = s.canvas();
        var glass = s.palette().water(0.93).fade(0.7);
        c.cast(Outline.circle(x, y - w, w), 0.8);
        c.fill(
                Outline.smooth(
                        x - w * 0.2,
                        y - w * 2.3,
                        x + w * 0.2,
                        y - w * 2.3,
                        x + w * 0.22,
                        y - w * 1.7,
                        x + w,
                        y - w * 0.5,
                        x + w * 0.7,
                        y,
                        x - w * 0.7,
                        y,
                        x - w,
                        y - w * 0.5,
                        x - w * 0.22,
                        y - w * 1.7),
                glass);
        c.fill(
                Outline.smooth(
                        x - w * 0.84,
                        y - w * 0.8,
                        x,
                        y - w * 0.72,
                        x + w * 0.84,
                        y - w * 0.8,
                        x + w * 0.9,
                        y - w * 0.4,
                        x + w * 0.66,
                        y - 6,
                        x - w * 0.66,
                        y - 6,
                        x - w * 0.9,
                        y - w * 0.4),
                liquid);
        c.body(
                Outline.round(x - w * 0.3, y - w * 2.4, w * 0.6, w * 0.16, w * 0.08),
                s.palette().paper());
        c.fill(
                Outline.oval(x - w * 0.5, y - w * 0.5, w * 0.09, w * 0.24),
                s.palette().paper().fade(0.8));
    }

    private static void atom(Stage s, double x, double y) {
        for (int i = 0; i < 3; i++) {
            s.canvas()
                    .stroke(
                            Outline.turned(Outline.oval(x, y, 130, 44), Math.PI * i / 3, x, y),
                            8,
                            s.palette().accent(i, 0.66));
        }
        s.canvas().fill(Outline.circle(x, y, 24), s.palette().gilt(0.8));
    }
}
