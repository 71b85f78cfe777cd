package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Look;
import com.manystory.catalog.illustration.motif.Plants;
import com.manystory.catalog.illustration.motif.Pose;

/// Musicians on an evening stage.
final class Bands {

    private Bands() {}

    /// A band or quartet on an evening stage.
    static void stage(Stage s) {
        var c = s.canvas();
        var p = s.palette();
        var dice = s.dice();
        var floor = s.height() * dice.between(0.7, 0.78);
        var back =
                s.painterly()
                        ? p.accent(dice.whole(0, 3), 0.36).vivid(0.7)
                        : p.accent(dice.whole(0, 3), 0.5);
        c.wash(back.darker(0.1), back.lighter(0.05));
        for (int i = 0; i < 3; i++) {
            c.fill(
                    Outline.arch(s.width() * (i + 0.5) / 3 - 190, floor, 380, 560),
                    back.lighter(0.05));
        }
        for (int i = 0; i < 5; i++) {
            var x = s.width() * (i + 0.5) / 5;
            var beam =
                    Outline.polygon(
                            x - 14,
                            -10,
                            x + 14,
                            -10,
                            x + dice.between(-60, 200),
                            floor + 80,
                            x - dice.between(60, 260),
                            floor + 80);
            c.soft(beam, Lamps.warm().fade(0.2), 20);
            Lamps.bulb(s, x, 24, 14, 0.8);
        }
        c.fill(Outline.box(0, floor, s.width(), s.height()), p.wood(0.44), p.wood(0.34));
        c.soft(Outline.oval(s.middle(), floor + 70, 460, 60), Lamps.warm().fade(0.35), 30);
        int n = dice.whole(3, 4);
        for (int i = 0; i < n; i++) {
            var x = Studios.place(s, i, n) + (i - n / 2.0 + 0.5) * 40;
            var y = floor + 60 + (i % 2) * 30;
            var look = Look.adult(s);
            switch ((i + dice.whole(0, 1)) % 3) {
                case 0 -> {
                    Studios.person(s, Pose.PLAY, x, y, 430, i % 2 == 0 ? 1 : -1, look);
                    Musicians.fiddle(
                            s, x + (i % 2 == 0 ? 66 : -66), y - 300, 150, i % 2 == 0 ? 1 : -1);
                }
                case 1 -> bass(s, x, y, look);
                default -> singer(s, x, y, look);
            }
        }
        Plants.frame(s, dice.side(), false, p.leaf(0.34));
        var flowers = new Flowers(s);
        flowers.cluster(s.width() * 0.06, floor + 90, 120);
        flowers.cluster(s.width() * 0.94, floor + 90, 110);
        Halls.foreground(s);
    }

    private static void bass(Stage s, double x, double y, Look look) {
        Studios.person(s, Pose.HOLD, x - 40, y, 430, 1, look);
        var c = s.canvas();
        var wood = s.palette().clay(0.46);
        c.body(
                Outline.smooth(
                        x + 40, y - 250, x + 96, y - 216, x + 74, y - 150, x + 116, y - 70, x + 40,
                        y - 10, x - 36, y - 70, x + 6, y - 150, x - 16, y - 216),
                wood);
        c.line(14, s.palette().ink().lighter(0.05), x + 40, y - 120, x + 40, y - 430);
        c.line(4, s.palette().paper().fade(0.7), x + 37, y - 60, x + 37, y - 420);
    }

    private static void singer(Stage s, double x, double y, Look look) {
        Studios.person(s, Pose.REACH, x, y, 420, 1, look.dress(s.palette().accent(0, 0.6)));
        s.canvas().line(7, s.palette().ink().lighter(0.2), x + 110, y, x + 100, y - 320);
        s.canvas().body(Outline.oval(x + 98, y - 332, 15, 20), s.palette().stone(0.6));
    }
}
