package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Figure;
import com.manystory.catalog.illustration.motif.Look;
import com.manystory.catalog.illustration.motif.Plants;
import com.manystory.catalog.illustration.motif.Pose;
import com.manystory.catalog.illustration.motif.Rooms;

/// Ball games, climbing and chess.
final class Games {

    private Games() {}

    static void soccer(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var horizon = s.height() * dice.between(0.4, 0.5);
        Backdrops.sky(s, horizon);
        Plants.hedge(s, 0, s.width(), horizon + 10, 120, p.leaf(0.56));
        var grass = p.leaf(0.72);
        for (int i = 0; i < 7; i++) {
            var y = horizon + i * i * 13;
            c.fill(
                    Outline.box(0, y, s.width(), s.height() - y),
                    i % 2 == 0 ? grass : grass.darker(0.05));
        }
        c.stroke(
                Outline.oval(s.middle() + dice.around(300), s.height() * 0.86, 460, 130),
                10,
                p.paper().fade(0.9));
        var goalX = s.width() * dice.pick(0.2, 0.5, 0.8);
        c.line(
                12,
                p.paper(),
                goalX - 190,
                horizon + 60,
                goalX - 190,
                horizon - 110,
                goalX + 190,
                horizon - 110,
                goalX + 190,
                horizon + 60);
        for (int i = 0; i < 12; i++) {
            c.line(
                    2.5,
                    p.paper().fade(0.6),
                    goalX - 180 + i * 32,
                    horizon - 106,
                    goalX - 180 + i * 32,
                    horizon + 56);
        }
        var shirt = p.accent(dice.whole(0, 3), 0.62);
        var other = p.accent(dice.whole(1, 4), 0.72).turned(20);
        int facing = dice.side();
        var x = s.middle() - facing * 130;
        var ground = s.height() * 0.9;
        Studios.person(
                s,
                Pose.RUN,
                s.middle() + facing * dice.between(330, 430),
                ground - 130,
                430,
                -facing,
                kit(s, other));
        if (dice.chance(0.6)) {
            Studios.person(
                    s,
                    dice.pick(Pose.CHEER, Pose.RUN),
                    s.middle() - facing * 470,
                    ground - 150,
                    400,
                    facing,
                    kit(s, shirt));
        }
        Studios.person(s, dice.pick(Pose.KICK, Pose.RUN), x, ground, 640, facing, kit(s, shirt));
        ball(s, x + facing * dice.between(250, 300), ground - dice.between(30, 130), 52);
    }

    private static Look kit(Stage s, Oklch shirt) {
        return Look.child(s)
                .kit(shirt, s.palette().paper().darker(0.03), s.palette().ink().lighter(0.1));
    }

    private static void ball(Stage s, double x, double y, double r) {
        var c = s.canvas();
        c.solid(Outline.circle(x, y, r), s.palette().paper());
        c.fill(Outline.star(x, y, r * 0.42, r * 0.34, 5, 0.2), s.palette().ink());
        for (int i = 0; i < 5; i++) {
            var angle = Math.TAU * i / 5 - 1.37;
            c.fill(
                    Outline.circle(
                            x + Math.cos(angle) * r * 0.84,
                            y + Math.sin(angle) * r * 0.84,
                            r * 0.16),
                    s.palette().ink());
            c.line(
                    r * 0.07,
                    s.palette().ink(),
                    x + Math.cos(angle) * r * 0.36,
                    y + Math.sin(angle) * r * 0.36,
                    x + Math.cos(angle) * r * 0.8,
                    y + Math.sin(angle) * r * 0.8);
        }
    }

    static void basketball(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var floor = Rooms.studio(s);
        int side = dice.side();
        var hoopX = s.middle() + side * 380;
        var top = Math.max(90, floor - 610);
        c.line(30, p.stone(0.56), hoopX + side * 110, floor + 30, hoopX + side * 110, top + 60);
        c.solid(Outline.round(hoopX - 30 + side * 60, top - 40, 70, 290, 10), p.paper());
        c.stroke(Outline.round(hoopX - 14 + side * 60, top + 90, 38, 110, 4), 8, p.accent(1, 0.6));
        var rim = hoopX - side * 60;
        c.stroke(Outline.oval(rim, top + 200, 92, 20), 13, p.accent(1, 0.62));
        for (int i = -3; i <= 3; i++) {
            c.line(5, p.paper(), rim + i * 28, top + 206, rim + i * 15, top + 316);
        }
        c.line(4, p.paper(), rim - 76, top + 240, rim + 76, top + 240);
        c.line(4, p.paper(), rim - 62, top + 276, rim + 62, top + 276);
        var shirt = p.accent(dice.whole(0, 4), 0.62);
        Studios.person(
                s, Pose.SHOOT, s.middle() - side * 180, floor + 110, 620, side, kit(s, shirt));
        if (dice.chance(0.7)) {
            Studios.person(
                    s,
                    dice.pick(Pose.CHEER, Pose.RUN),
                    s.middle() - side * 520,
                    floor + 90,
                    480,
                    side,
                    kit(s, shirt.turned(120)));
        }
        var bx = s.middle() + side * 70;
        var by = top + dice.between(60, 140);
        var orange = Oklch.of(0.7, s.painterly() ? 0.1 : 0.16, 55);
        c.solid(Outline.circle(bx, by, 62), orange);
        c.stroke(Outline.curve(bx - 60, by, bx, by - 10, bx + 60, by), 5, p.ink().fade(0.7));
        c.stroke(Outline.curve(bx, by - 60, bx + 10, by, bx, by + 60), 5, p.ink().fade(0.7));
        Backdrops.confetti(s, s.painterly() ? 0 : 14);
    }

    static void climbing(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var wall = s.painterly() ? p.stone(0.78) : p.accent(dice.whole(0, 4), 0.86);
        c.wash(wall, wall.darker(0.03));
        for (int i = 0; i < 7; i++) {
            var x = s.width() * dice.unit();
            var y = s.height() * dice.unit();
            c.body(
                    Outline.polygon(
                            x,
                            y,
                            x + dice.between(160, 380),
                            y - dice.between(60, 240),
                            x + dice.between(200, 460),
                            y + dice.between(60, 260)),
                    wall.darker(dice.between(0.02, 0.07)));
        }
        for (int i = 0; i < 45; i++) {
            var x = s.width() * (i % 9 + 0.5 + dice.around(0.34)) / 9;
            var y = s.height() * (i / 9 + 0.4 + dice.around(0.3)) / 5;
            var r = dice.between(22, 50);
            c.solid(Outline.blob(dice, x, y, r, r * 0.72, 0.22), p.accent(i, 0.66));
            c.fill(Outline.circle(x, y, 5), p.ink().fade(0.6));
        }
        var floor = s.height() - 60;
        c.solid(
                Outline.round(-20, floor, s.width() + 40, 120, 20),
                p.accent(dice.whole(0, 3), 0.6));
        int n = dice.whole(1, 2);
        for (int i = 0; i < n; i++) {
            var x = n == 1 ? s.middle() + dice.around(90) : Studios.place(s, i, 2);
            var facing = dice.side();
            var y = floor - 90 - i * 120 - dice.unit() * 60;
            c.line(7, p.ink().lighter(0.2), x + facing * 10, -20, x + facing * 6, y - 420);
            Figure.draw(s, Pose.CLIMB, kit(s, p.accent(i + 1, 0.6)), x, y + 110, 600, facing);
        }
    }

    static void chess(Stage s) {
        var floor = Rooms.studio(s) + 30;
        var c = s.canvas();
        var p = s.palette();
        var dice = s.dice();
        Figure.draw(s, Pose.SIT, Look.child(s), s.middle() - 400, floor + 190, 660, 1);
        Figure.draw(s, Pose.SIT, Look.child(s), s.middle() + 400, floor + 190, 660, -1);
        Makers.desk(s, floor + 50, s.middle() - 360, s.middle() + 360);
        var x = s.middle();
        for (int row = 0; row < 6; row++) {
            var y = floor - 14 + row * 8;
            var half = 190 + row * 12.0;
            for (int column = 0; column < 8; column++) {
                c.fill(
                        Outline.box(x - half + column * half / 4, y, half / 4, 8),
                        (row + column) % 2 == 0 ? p.paper() : p.accent(0, 0.5));
            }
        }
        for (int i = 0; i < 8; i++) {
            var px = x - 170 + i * 48;
            piece(
                    s,
                    px,
                    floor + 6 + (i % 3) * 10,
                    dice.between(70, 150),
                    i % 2 == 0 ? p.paper().darker(0.03) : p.ink().lighter(0.1));
        }
        var big = dice.side();
        piece(s, x + big * 30, floor + 26, 190, p.accent(1, 0.62));
    }

    private static void piece(Stage s, double x, double foot, double h, Oklch tone) {
        var c = s.canvas();
        var w = h * 0.22;
        c.solid(
                Outline.smooth(
                        x - w,
                        foot,
                        x - w * 0.8,
                        foot - h * 0.14,
                        x - w * 0.34,
                        foot - h * 0.4,
                        x - w * 0.3,
                        foot - h * 0.62,
                        x + w * 0.3,
                        foot - h * 0.62,
                        x + w * 0.34,
                        foot - h * 0.4,
                        x + w * 0.8,
                        foot - h * 0.14,
                        x + w,
                        foot),
                tone);
        c.body(Outline.oval(x, foot - h * 0.62, w * 0.62, h * 0.05), tone.lighter(0.03));
        c.body(Outline.circle(x, foot - h * 0.78, w * 0.66), tone);
    }
}
