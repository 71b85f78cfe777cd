package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Figure;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Look;
import com.manystory.catalog.illustration.motif.Plants;
import com.manystory.catalog.illustration.motif.Pose;
import com.manystory.catalog.illustration.motif.Rooms;

/// Rooms in which children move.
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

    static void gymnastics(Stage s) {
        var floor = Rooms.studio(s);
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        mat(s, floor, p.accent(dice.whole(0, 3), 0.62));
        switch (dice.whole(0, 2)) {
            case 0 -> {
                var y = floor - 150;
                c.line(22, p.stone(0.5), s.middle() - 330, floor + 90, s.middle() - 330, y);
                c.line(22, p.stone(0.5), s.middle() + 330, floor + 90, s.middle() + 330, y);
                c.solid(Outline.round(s.middle() - 430, y - 20, 860, 48, 20), p.wood(0.68));
                person(
                        s,
                        dice.pick(Pose.ARABESQUE, Pose.TREE, Pose.LEAP),
                        s.middle() + dice.around(160),
                        y - 18,
                        500,
                        dice.side(),
                        kit(s));
            }
            case 1 -> {
                var top = floor - 560;
                c.line(18, p.stone(0.55), s.middle() - 260, floor + 80, s.middle() - 260, top);
                c.line(18, p.stone(0.55), s.middle() + 260, floor + 80, s.middle() + 260, top);
                c.line(16, p.wood(0.6), s.middle() - 260, top, s.middle() + 260, top);
                Figure.draw(
                        s,
                        Pose.HANG,
                        kit(s),
                        s.middle() + dice.around(60),
                        floor + 90,
                        560,
                        dice.side());
                c.line(16, p.wood(0.6), s.middle() - 120, top, s.middle() + 120, top);
            }
            default -> {
                c.solid(
                        Outline.round(s.middle() - 520, floor - 20, 330, 120, 30),
                        p.accent(1, 0.66));
                c.solid(
                        Outline.polygon(
                                s.middle() + 250,
                                floor + 100,
                                s.middle() + 560,
                                floor + 100,
                                s.middle() + 560,
                                floor - 60),
                        p.accent(2, 0.7));
                person(s, Pose.LEAP, s.middle(), floor + 60, 600, dice.side(), kit(s));
                person(
                        s,
                        Pose.CHEER,
                        s.middle() + dice.side() * 420,
                        floor + 90,
                        430,
                        dice.side(),
                        kit(s));
            }
        }
        Backdrops.confetti(s, s.painterly() ? 0 : 14);
    }

    static void martialArts(Stage s) {
        var floor = Rooms.studio(s);
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        mat(s, floor - 20, p.accent(dice.whole(0, 3), 0.6));
        if (dice.chance(0.4)) {
            c.fill(Outline.circle(s.middle(), floor - 330, 250), p.accent(1, 0.66));
        }
        var look = Look.child(s).uniform(p.paper());
        if (dice.chance(0.55)) {
            belted(
                    s,
                    Pose.HIGH_KICK,
                    s.middle() - 220,
                    floor + 130,
                    640,
                    1,
                    look,
                    dice.whole(0, 4));
            belted(
                    s,
                    dice.pick(Pose.PUNCH, Pose.STAND),
                    s.middle() + 300,
                    floor + 110,
                    590,
                    -1,
                    Look.child(s).uniform(p.paper()),
                    dice.whole(0, 4));
        } else {
            int n = dice.whole(2, 4);
            var pose = dice.pick(Pose.PUNCH, Pose.PUNCH, Pose.HIGH_KICK);
            for (int i = 0; i < n; i++) {
                belted(
                        s,
                        pose,
                        place(s, i, n),
                        floor + 60 + (i % 2) * 70,
                        540,
                        1,
                        Look.child(s).uniform(p.paper()),
                        i);
            }
        }
    }

    private static void belted(
            Stage s, Pose pose, double x, double y, double h, int facing, Look look, int belt) {
        person(s, pose, x, y, h, facing, look);
        var hip = y - h * 0.46 + (pose == Pose.PUNCH ? h * 0.06 : 0);
        var tone = belt == 4 ? s.palette().ink() : s.palette().accent(belt, 0.6);
        s.canvas().line(h * 0.035, tone, x - h * 0.085, hip, x + h * 0.085, hip);
        s.canvas().line(h * 0.028, tone, x + h * 0.02, hip, x + h * 0.05, hip + h * 0.1);
        s.canvas().line(h * 0.028, tone, x + h * 0.02, hip, x - h * 0.02, hip + h * 0.11);
    }

    static void drama(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var floor = s.height() * 0.76;
        var back = p.accent(dice.whole(1, 4), s.painterly() ? 0.5 : 0.6).darker(0.08);
        c.wash(back.darker(0.1), back);
        set(s, floor);
        var boards = p.wood(0.62);
        c.fill(Outline.box(0, floor, s.width(), s.height()), boards, boards.darker(0.05));
        for (int i = 0; i < 12; i++) {
            c.line(
                    3,
                    boards.darker(0.1),
                    s.middle() + (i - 6) * s.width() * 0.1,
                    floor,
                    s.middle() + (i - 6) * s.width() * 0.16,
                    s.height());
        }
        for (int i = -1; i <= 1; i += 2) {
            var beam =
                    Outline.polygon(
                            s.middle() + i * 300,
                            -20,
                            s.middle() + i * 240,
                            -20,
                            s.middle() - i * 40,
                            floor + 130,
                            s.middle() - i * 330,
                            floor + 130);
            c.fill(beam, p.gilt(0.92).fade(0.2));
        }
        int n = dice.whole(2, 3);
        for (int i = 0; i < n; i++) {
            var x = place(s, i, n);
            var look =
                    dice.chance(0.5) ? Look.child(s).dress(p.accent(i + 1, 0.72)) : Look.child(s);
            var h = dice.between(440, 520);
            person(
                    s,
                    dice.pick(Pose.CHEER, Pose.WAVE, Pose.GROOVE, Pose.REACH),
                    x,
                    floor + dice.between(60, 110),
                    h,
                    dice.side(),
                    look);
            if (dice.chance(0.5)) {
                var y = floor + 80 - h * 0.98;
                c.body(
                        Outline.polygon(
                                x - 50, y, x - 50, y - 60, x - 22, y - 26, x, y - 74, x + 22,
                                y - 26, x + 50, y - 60, x + 50, y),
                        p.gilt(0.8));
            }
        }
        var velvet = p.accent(dice.whole(0, 1), s.painterly() ? 0.4 : 0.54);
        Furniture.curtain(s, -20, -10, s.width() * 0.24, s.height() + 20, -1, velvet);
        Furniture.curtain(
                s, s.width() * 0.76 + 20, -10, s.width() * 0.24, s.height() + 20, 1, velvet);
        for (int i = 0; i < 7; i++) {
            var w = s.width() / 7;
            c.solid(Outline.oval(w * (i + 0.5), 8, w * 0.56, 110), velvet.lighter(0.03));
        }
    }

    private static void set(Stage s, double floor) {
        var c = s.canvas();
        var p = s.palette();
        if (s.dice().chance(0.5)) {
            for (int i = 0; i < 4; i++) {
                c.solid(
                        Outline.round(
                                s.width() * (0.24 + i * 0.15),
                                floor - 260 - (i % 2) * 110,
                                150,
                                380,
                                6),
                        p.accent(i, 0.7));
            }
        } else {
            c.solid(Outline.circle(s.middle() + 160, floor - 330, 110), p.gilt(0.86));
            for (int i = 0; i < 5; i++) {
                c.solid(
                        Outline.polygon(
                                s.width() * (0.2 + i * 0.15) - 100,
                                floor + 10,
                                s.width() * (0.2 + i * 0.15) + 100,
                                floor + 10,
                                s.width() * (0.2 + i * 0.15),
                                floor - 230 - (i % 2) * 90),
                        p.leaf(0.5 + 0.06 * i));
            }
        }
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

    private static Look kit(Stage s) {
        var tone = s.palette().accent(s.dice().whole(0, 4), 0.64);
        var look = Look.child(s);
        return look.kit(tone, tone.darker(0.08), look.skin());
    }

    private static void mat(Stage s, double y, Oklch tone) {
        var c = s.canvas();
        var depth = s.height() - y;
        c.solid(
                Outline.polygon(
                        s.width() * 0.1,
                        y + depth * 0.16,
                        s.width() * 0.9,
                        y + depth * 0.16,
                        s.width() * 1.06,
                        s.height() + 20,
                        -s.width() * 0.06,
                        s.height() + 20),
                tone);
        c.line(
                6,
                tone.lighter(0.1),
                s.width() * 0.36,
                y + depth * 0.16,
                s.width() * 0.3,
                s.height());
        c.line(
                6,
                tone.lighter(0.1),
                s.width() * 0.64,
                y + depth * 0.16,
                s.width() * 0.7,
                s.height());
        c.line(
                6,
                tone.lighter(0.1),
                s.width() * 0.02,
                y + depth * 0.56,
                s.width() * 0.98,
                y + depth * 0.56);
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
