package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Look;
import com.manystory.catalog.illustration.motif.Pose;

/// A stage with a curtain.
final class Theatres {

    private Theatres() {}

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
            var x = Studios.place(s, i, n);
            var look =
                    dice.chance(0.5) ? Look.child(s).dress(p.accent(i + 1, 0.72)) : Look.child(s);
            var h = dice.between(440, 520);
            Studios.person(
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
}
