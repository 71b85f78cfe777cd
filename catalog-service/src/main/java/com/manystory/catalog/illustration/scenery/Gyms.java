package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Figure;
import com.manystory.catalog.illustration.motif.Look;
import com.manystory.catalog.illustration.motif.Pose;
import com.manystory.catalog.illustration.motif.Rooms;

/// Mats, bars and beams.
final class Gyms {

    private Gyms() {}

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
                Studios.person(
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
                Studios.person(s, Pose.LEAP, s.middle(), floor + 60, 600, dice.side(), kit(s));
                Studios.person(
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
                        Studios.place(s, i, n),
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
        Studios.person(s, pose, x, y, h, facing, look);
        var hip = y - h * 0.46 + (pose == Pose.PUNCH ? h * 0.06 : 0);
        var tone = belt == 4 ? s.palette().ink() : s.palette().accent(belt, 0.6);
        s.canvas().line(h * 0.035, tone, x - h * 0.085, hip, x + h * 0.085, hip);
        s.canvas().line(h * 0.028, tone, x + h * 0.02, hip, x + h * 0.05, hip + h * 0.1);
        s.canvas().line(h * 0.028, tone, x + h * 0.02, hip, x - h * 0.02, hip + h * 0.11);
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
}
