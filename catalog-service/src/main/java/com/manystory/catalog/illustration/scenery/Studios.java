package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Figure;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Look;
import com.manystory.catalog.illustration.motif.Plants;
import com.manystory.catalog.illustration.motif.Pose;
import com.manystory.catalog.illustration.motif.Rooms;

/// Rooms in which children dance and stretch.
final class Studios {

    private Studios() {}

    static void dance(Stage s) {
        var floor = Rooms.studio(s);
        var dice = s.dice();
        int n = dice.whole(2, 3);
        for (int i = 0; i < n; i++) {
            var pose = dice.pick(Pose.GROOVE, Pose.CHEER, Pose.LEAP, Pose.GROOVE, Pose.WAVE);
            person(
                    s,
                    pose,
                    place(s, i, n),
                    floor + dice.between(50, 130),
                    dice.between(520, 640),
                    dice.side(),
                    Look.child(s));
        }
        notes(s);
        Backdrops.confetti(s, s.painterly() ? 10 : 26);
    }

    static void ballet(Stage s) {
        var floor = Rooms.studio(s);
        var c = s.canvas();
        var dice = s.dice();
        if (dice.chance(0.6)) {
            c.line(14, s.palette().wood(0.56), -20, floor - 250, s.width() + 20, floor - 250);
            for (int i = 0; i < 4; i++) {
                var x = s.width() * (i + 0.5) / 4;
                c.line(10, s.palette().wood(0.5), x, floor - 250, x, floor);
            }
        }
        int n = dice.whole(1, 3);
        var tutu = s.palette().accent(dice.whole(0, 3), 0.76);
        for (int i = 0; i < n; i++) {
            var pose = dice.pick(Pose.ARABESQUE, Pose.FIFTH, Pose.LEAP, Pose.FIFTH);
            var look = Look.child(s).dress(n == 1 ? tutu : tutu.turned(i * 24));
            person(
                    s,
                    pose,
                    place(s, i, n),
                    floor + dice.between(50, 120),
                    n == 1 ? 690 : dice.between(500, 600),
                    dice.side(),
                    look);
        }
        if (dice.chance(0.4)) {
            Furniture.curtain(s, -20, -10, 230, floor, -1, s.palette().accent(0, 0.8));
        }
    }

    static void yoga(Stage s) {
        var dice = s.dice();
        double floor;
        if (dice.chance(0.5)) {
            floor = s.height() * 0.68;
            Backdrops.sky(s, floor);
            Backdrops.ridge(s, floor, 130, floor + 200, s.palette().leaf(0.7));
            s.canvas()
                    .fill(
                            Outline.box(0, floor, s.width(), s.height()),
                            s.palette().leaf(0.74),
                            s.palette().leaf(0.66));
        } else {
            floor = Rooms.studio(s);
        }
        int n = dice.whole(1, 3);
        for (int i = 0; i < n; i++) {
            var x = place(s, i, n);
            var y = floor + dice.between(100, 170);
            var pose = dice.pick(Pose.LOTUS, Pose.TREE, Pose.LOTUS);
            s.canvas().solid(Outline.oval(x, y + 4, 220, 34), s.palette().accent(i + 1, 0.72));
            person(s, pose, x, y, n == 1 ? 640 : 520, dice.side(), Look.child(s));
        }
        Plants.potted(
                s,
                dice.side() < 0 ? 130 : s.width() - 130,
                floor + 60,
                360,
                s.palette().clay(0.62));
    }

    static void person(
            Stage s, Pose pose, double x, double ground, double h, int facing, Look look) {
        s.canvas().ground(x, ground, h * (pose.lift() > 0.1 ? 0.13 : 0.19));
        Figure.draw(s, pose, look, x, ground, h, facing);
    }

    static double place(Stage s, int index, int count) {
        var spread = Math.min(s.width() * 0.8, 420.0 * count);
        return s.middle() + (index - (count - 1) / 2.0) * spread / count + s.dice().around(24);
    }

    static void notes(Stage s) {
        var c = s.canvas();
        for (int i = 0; i < 5; i++) {
            var x = s.width() * s.dice().between(0.08, 0.92);
            var y = s.height() * s.dice().between(0.08, 0.36);
            var tone = s.palette().accent(i, 0.6);
            c.fill(Outline.turned(Outline.oval(x, y, 20, 15), -0.4, x, y), tone);
            c.line(7, tone, x + 17, y - 4, x + 17, y - 76, x + 46, y - 58);
        }
    }
}
