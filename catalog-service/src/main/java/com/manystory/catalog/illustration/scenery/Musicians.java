package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Figure;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Look;
import com.manystory.catalog.illustration.motif.Pose;
import com.manystory.catalog.illustration.motif.Rooms;

/// Instruments that children learn.
final class Musicians {

    private Musicians() {}

    static void piano(Stage s) {
        var floor = Rooms.studio(s) + 50;
        var c = s.canvas();
        var p = s.palette();
        var dice = s.dice();
        var x = s.middle() + 110 + dice.around(50);
        var body = dice.pick(p.accent(dice.whole(0, 3), 0.52), p.ink().lighter(0.08), p.wood(0.46));
        c.ground(x + 80, floor + 30, 360);
        c.solid(Outline.round(x - 60, floor - 420, 440, 440, 14), body);
        c.body(Outline.round(x - 84, floor - 436, 488, 34, 10), body.lighter(0.06));
        c.body(Outline.round(x - 20, floor - 380, 360, 120, 8), body.lighter(0.05));
        c.solid(Outline.round(x + 60, floor - 372, 230, 150, 4), p.paper());
        for (int i = 0; i < 5; i++) {
            c.line(
                    3,
                    p.ink().fade(0.5),
                    x + 80,
                    floor - 350 + i * 22,
                    x + 270,
                    floor - 350 + i * 22);
            c.fill(Outline.oval(x + 96 + i * 38, floor - 340 + (i * 37 % 70), 10, 8), p.ink());
        }
        c.solid(Outline.round(x - 170, floor - 216, 560, 44, 8), body.lighter(0.03));
        keys(s, x - 160, floor - 226, 540);
        c.line(26, body.darker(0.03), x - 140, floor - 170, x - 140, floor + 20);
        c.solid(Outline.round(x - 390, floor - 126, 190, 34, 12), p.accent(dice.whole(0, 4), 0.66));
        c.line(16, p.wood(0.46), x - 370, floor - 96, x - 376, floor + 28);
        c.line(16, p.wood(0.46), x - 222, floor - 96, x - 214, floor + 28);
        Figure.draw(s, Pose.SIT, Look.child(s), x - 300, floor + 56, 600, 1);
        Furniture.vase(s, x + 330, floor - 436, 110, p.accent(1, 0.74));
        new Flowers(s).cluster(x + 330, floor - 590, 84);
        Studios.notes(s);
    }

    private static void keys(Stage s, double x, double y, double w) {
        var c = s.canvas();
        c.fill(Outline.box(x, y, w, 26), s.palette().paper());
        int n = 20;
        for (int i = 0; i < n; i++) {
            c.line(2, s.palette().ink().fade(0.4), x + w * i / n, y, x + w * i / n, y + 26);
            if (i % 7 != 2 && i % 7 != 6) {
                c.fill(Outline.box(x + w * (i + 0.72) / n, y, w * 0.56 / n, 15), s.palette().ink());
            }
        }
    }

    static void violin(Stage s) {
        var floor = Rooms.studio(s) + 70;
        var dice = s.dice();
        int n = dice.whole(1, 2);
        for (int i = 0; i < n; i++) {
            var h = n == 1 ? 720.0 : 600.0;
            var x = Studios.place(s, i, n);
            var facing = n == 1 ? dice.side() : 1 - 2 * i;
            Studios.person(s, Pose.PLAY, x, floor + 40, h, facing, Look.child(s));
            fiddle(s, x + facing * h * 0.16, floor + 40 - h * 0.69, h * 0.34, facing);
        }
        stand(s, s.middle() + dice.side() * 420, floor + 40);
        Studios.notes(s);
    }

    static void fiddle(Stage s, double x, double y, double size, int facing) {
        var c = s.canvas();
        var wood = s.palette().clay(0.5);
        var turn = facing * 0.2 - 0.1;
        c.body(
                Outline.turned(
                        Outline.smooth(
                                x - size * 0.42,
                                y,
                                x - size * 0.3,
                                y - size * 0.17,
                                x - size * 0.1,
                                y - size * 0.1,
                                x + size * 0.06,
                                y - size * 0.14,
                                x + size * 0.14,
                                y,
                                x + size * 0.06,
                                y + size * 0.14,
                                x - size * 0.1,
                                y + size * 0.1,
                                x - size * 0.3,
                                y + size * 0.17),
                        facing < 0 ? Math.PI : 0,
                        x,
                        y),
                wood);
        c.line(
                size * 0.06,
                s.palette().ink().lighter(0.06),
                x,
                y,
                x + facing * size * 0.52,
                y - turn * 20);
        c.line(
                size * 0.03,
                s.palette().gilt(0.72),
                x - facing * size * 0.2,
                y - size * 0.5,
                x + facing * size * 0.22,
                y + size * 0.42);
    }

    private static void stand(Stage s, double x, double ground) {
        var c = s.canvas();
        var metal = s.palette().ink().lighter(0.14);
        c.line(10, metal, x, ground - 330, x, ground);
        c.line(8, metal, x - 70, ground + 10, x, ground - 40, x + 70, ground + 10);
        c.solid(
                Outline.turned(
                        Outline.round(x - 110, ground - 470, 220, 150, 6), -0.08, x, ground - 400),
                s.palette().paper());
        for (int i = 0; i < 5; i++) {
            c.line(
                    3,
                    s.palette().ink().fade(0.45),
                    x - 86,
                    ground - 440 + i * 22,
                    x + 86,
                    ground - 446 + i * 22);
        }
    }

    static void drums(Stage s) {
        var floor = Rooms.studio(s) + 90;
        var c = s.canvas();
        var p = s.palette();
        var dice = s.dice();
        var x = s.middle() + dice.around(40);
        int first = dice.whole(0, 4);
        c.solid(Outline.oval(x, floor + 30, 470, 80), p.accent(first + 2, 0.78));
        Figure.draw(s, Pose.CHEER, Look.child(s), x, floor + 20, 660, dice.side());
        for (int side = -1; side <= 1; side += 2) {
            c.line(9, p.stone(0.5), x + side * 330, floor + 20, x + side * 330, floor - 330);
            c.solid(
                    Outline.turned(
                            Outline.oval(x + side * 330, floor - 336, 128, 18),
                            side * 0.12,
                            x + side * 330,
                            floor - 336),
                    p.gilt(0.78));
            drum(s, x + side * 130, floor - 236, 96, 84, p.accent(first + 1, 0.64));
            drum(s, x + side * 300, floor - 90, 112, 130, p.accent(first + 3, 0.64));
        }
        c.solid(Outline.circle(x, floor - 90, 168), p.accent(first, 0.58));
        c.body(Outline.circle(x, floor - 90, 140), p.paper());
        c.fill(Outline.star(x, floor - 90, 84, 38, 5, 0), p.gilt(0.8));
        Studios.notes(s);
    }

    private static void drum(Stage s, double x, double y, double w, double h, Oklch tone) {
        var c = s.canvas();
        c.solid(Outline.round(x - w, y, w * 2, h, 16), tone);
        c.body(Outline.oval(x, y, w, w * 0.24), s.palette().paper());
        c.stroke(Outline.oval(x, y, w, w * 0.24), 7, s.palette().stone(0.7));
    }
}
