package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.motif.Figure;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Look;
import com.manystory.catalog.illustration.motif.Pose;
import com.manystory.catalog.illustration.motif.Rooms;

/// Children who paint, shape and cook.
final class Makers {

    private Makers() {}

    static void art(Stage s) {
        var floor = Rooms.studio(s) + 60;
        var c = s.canvas();
        var p = s.palette();
        var dice = s.dice();
        var side = dice.side();
        var x = s.middle() + side * 150;
        easel(s, x, floor + 40);
        Studios.person(s, Pose.REACH, x - side * 330, floor + 60, 640, side, Look.child(s));
        c.line(9, p.wood(0.5), x - side * 190, floor - 340, x - side * 110, floor - 400);
        for (int i = 0; i < 4; i++) {
            var px = x - side * (430 + i * 84);
            c.solid(Outline.round(px - 34, floor + 10, 68, 78, 10), p.stone(0.88));
            c.body(Outline.oval(px, floor + 12, 30, 10), p.accent(i, 0.66));
            c.fill(Outline.oval(px, floor + 50, 16, 22), p.accent(i, 0.66));
        }
        splashes(s);
    }

    private static void easel(Stage s, double x, double floor) {
        var c = s.canvas();
        var p = s.palette();
        var wood = p.wood(0.56);
        c.line(20, wood.darker(0.04), x, floor - 600, x + 20, floor);
        c.line(20, wood, x - 70, floor - 580, x - 160, floor + 20);
        c.line(20, wood, x + 70, floor - 580, x + 160, floor + 20);
        c.solid(Outline.round(x - 230, floor - 600, 460, 400, 6), p.paper());
        switch (s.dice().whole(0, 2)) {
            case 0 -> {
                c.fill(Outline.circle(x + 80, floor - 490, 56), p.gilt(0.84));
                c.fill(
                        Outline.smooth(
                                x - 210,
                                floor - 220,
                                x - 160,
                                floor - 380,
                                x - 40,
                                floor - 330,
                                x + 70,
                                floor - 420,
                                x + 210,
                                floor - 300,
                                x + 210,
                                floor - 220),
                        p.leaf(0.66));
                c.fill(
                        Outline.smooth(
                                x - 210,
                                floor - 214,
                                x - 60,
                                floor - 290,
                                x + 210,
                                floor - 250,
                                x + 210,
                                floor - 214),
                        p.water(0.7));
            }
            case 1 -> {
                var flowers = new Flowers(s);
                for (int i = 0; i < 3; i++) {
                    c.line(
                            9,
                            p.leaf(0.56),
                            x - 100 + i * 100,
                            floor - 400,
                            x - 60 + i * 60,
                            floor - 220);
                    flowers.daisy(x - 100 + i * 100, floor - 430, 66, p.accent(i, 0.7));
                }
            }
            default -> {
                for (int i = 0; i < 6; i++) {
                    c.fill(
                            Outline.blob(
                                    s.dice(),
                                    x + s.dice().around(150),
                                    floor - 400 + s.dice().around(120),
                                    62,
                                    50,
                                    0.3),
                            p.accent(i, 0.7));
                }
            }
        }
        c.solid(Outline.round(x - 250, floor - 206, 500, 28, 8), wood.lighter(0.05));
    }

    private static void splashes(Stage s) {
        for (int i = 0; i < 12; i++) {
            var r = s.dice().between(8, 30);
            s.canvas()
                    .fill(
                            Outline.blob(
                                    s.dice(),
                                    s.width() * s.dice().unit(),
                                    s.height() * s.dice().unit(),
                                    r,
                                    r,
                                    0.35),
                            s.palette().accent(i, 0.7).fade(s.painterly() ? 0.4 : 1));
        }
    }

    static void pottery(Stage s) {
        var floor = Rooms.studio(s) + 40;
        var c = s.canvas();
        var p = s.palette();
        var dice = s.dice();
        var x = s.middle() + dice.around(50);
        Rooms.shelf(s, x - dice.side() * 460 - 140, floor - 520);
        Figure.draw(s, Pose.SIT, Look.child(s), x - 210, floor + 110, 640, 1);
        c.ground(x + 70, floor + 90, 240);
        c.solid(Outline.round(x - 60, floor - 80, 280, 170, 26), p.stone(0.66));
        c.solid(Outline.oval(x + 80, floor - 86, 170, 28), p.stone(0.84));
        var clay = p.clay(dice.between(0.56, 0.7));
        var w = dice.between(70, 104);
        var h = dice.between(140, 230);
        var neck = dice.between(0.5, 1.1);
        c.solid(
                Outline.smooth(
                        x + 80 - w * 0.6,
                        floor - 92,
                        x + 80 - w,
                        floor - 92 - h * 0.45,
                        x + 80 - w * neck * 0.7,
                        floor - 92 - h * 0.9,
                        x + 80 - w * neck * 0.8,
                        floor - 92 - h,
                        x + 80 + w * neck * 0.8,
                        floor - 92 - h,
                        x + 80 + w * neck * 0.7,
                        floor - 92 - h * 0.9,
                        x + 80 + w,
                        floor - 92 - h * 0.45,
                        x + 80 + w * 0.6,
                        floor - 92),
                clay);
        for (int i = 1; i < 5; i++) {
            c.stroke(
                    Outline.curve(
                            x + 80 - w * 0.8,
                            floor - 92 - h * i * 0.19,
                            x + 80,
                            floor - 80 - h * i * 0.19,
                            x + 80 + w * 0.8,
                            floor - 92 - h * i * 0.19),
                    5,
                    clay.darker(0.07).fade(0.7));
        }
        c.fill(Outline.oval(x + 80, floor - 92 - h, w * neck * 0.72, 14), clay.darker(0.14));
        for (int i = 0; i < 3; i++) {
            Furniture.vase(s, x + 330 + i * 96, floor + 90, 120 + 50 * (i % 2), p.accent(i, 0.7));
        }
    }

    static void cooking(Stage s) {
        var floor = Rooms.studio(s) + 20;
        var c = s.canvas();
        var p = s.palette();
        var dice = s.dice();
        int n = dice.whole(1, 2);
        for (int i = 0; i < n; i++) {
            var x = n == 1 ? s.middle() - 260 : Studios.place(s, i, 2);
            var look = Look.child(s);
            Figure.draw(s, Pose.HOLD, look, x, floor + 230, 680, i == 0 ? 1 : -1);
            var y = floor + 230 - 680 * 0.97;
            c.body(Outline.round(x - 62, y - 26, 124, 60, 14), p.paper());
            c.body(Outline.blob(dice, x, y - 56, 96, 56, 0.1), p.paper());
        }
        desk(s, floor + 40, -40, s.width() + 40);
        var x = s.middle() + 120 + dice.around(40);
        var bowl = p.accent(dice.whole(0, 4), 0.66);
        c.solid(
                Outline.smooth(
                        x - 170,
                        floor - 90,
                        x + 170,
                        floor - 90,
                        x + 120,
                        floor + 20,
                        x,
                        floor + 44,
                        x - 120,
                        floor + 20),
                bowl);
        c.body(Outline.oval(x, floor - 92, 172, 30), p.gilt(0.92).vivid(0.5));
        c.line(14, p.wood(0.56), x + 40, floor - 100, x + 170, floor - 300);
        for (int i = 0; i < 5; i++) {
            var fx = x + 260 + i * 74;
            c.solid(Outline.circle(fx, floor + 6, 40), p.accent(i, 0.68));
            c.fill(Outline.leaf(fx, floor - 34, -1.2, 40, 20), p.leaf(0.56));
        }
        c.solid(Outline.round(x - 520, floor - 10, 250, 40, 14), p.wood(0.7));
        for (int i = 0; i < 6; i++) {
            c.body(Outline.circle(x - 490 + i * 38, floor - 20, 20), p.accent(i % 2 + 1, 0.72));
        }
        for (int i = 0; i < 3; i++) {
            c.line(6, p.stone(0.6), s.width() * 0.62 + i * 90, 0, s.width() * 0.62 + i * 90, 120);
            c.solid(
                    Outline.round(s.width() * 0.62 + i * 90 - 36, 120, 72, 60 + i * 16, 22),
                    p.accent(i, 0.62));
        }
    }

    static void desk(Stage s, double y, double left, double right) {
        var c = s.canvas();
        var tone = s.painterly() ? s.palette().wood(0.62) : s.palette().wood(0.72);
        c.line(34, tone.darker(0.08), left + 70, y, left + 60, s.height() + 30);
        c.line(34, tone.darker(0.08), right - 70, y, right - 60, s.height() + 30);
        c.solid(Outline.round(left, y - 16, right - left, 52, 14), tone);
    }
}
