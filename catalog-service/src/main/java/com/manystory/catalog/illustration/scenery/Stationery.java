package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Flowers;

/// Paper laid out on a desk.
final class Stationery {

    private Stationery() {}

    /// Envelopes, cards, ribbon and a wax seal.
    static void invitation(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        Plates.ground(s);
        var x = s.middle();
        var y = s.height() / 2;
        var tilt = dice.around(0.22);
        Plates.cloth(s);
        envelope(
                s,
                x - 210 + dice.around(40),
                y + 70,
                520,
                360,
                tilt - 0.24,
                p.accent(dice.whole(0, 3), 0.66));
        card(s, x + 110 + dice.around(40), y - 30, 400, 560, tilt + 0.09);
        card(s, x + 330, y + 230, 300, 200, tilt - 0.3);
        var seal = p.accent(0, 0.46);
        c.solid(Outline.blob(dice, x - 200, y + 90, 62, 60, 0.1), seal);
        c.stroke(Outline.circle(x - 200, y + 90, 38), 6, seal.darker(0.08));
        new Flowers(s).rose(x - 200, y + 90, 22, seal.lighter(0.03));
        ribbon(s, x + 380, y - 330);
        var flowers = new Flowers(s);
        flowers.sprig(x - 480, y + 330, -0.7, 330);
        flowers.sprig(x - 520, y + 300, -1.2, 260);
        flowers.cluster(x + dice.side() * 470, y - dice.side() * 280, 120);
    }

    private static void card(Stage s, double x, double y, double w, double h, double turn) {
        var c = s.canvas();
        var ink = s.palette().ink().fade(0.55);
        var frame = s.palette().gilt(0.64);
        c.solid(
                Outline.turned(Outline.round(x - w / 2, y - h / 2, w, h, 4), turn, x, y),
                s.palette().paper());
        c.stroke(
                Outline.turned(
                        Outline.round(x - w / 2 + 22, y - h / 2 + 22, w - 44, h - 44, 4),
                        turn,
                        x,
                        y),
                3.5,
                frame);
        for (int i = 0; i < 6; i++) {
            var half = w * (i == 1 ? 0.27 : 0.12 + s.dice().unit() * 0.13);
            var ly = y - h * 0.2 + i * h * 0.085;
            c.stroke(
                    Outline.turned(Outline.box(x - half, ly, half * 2, 0.1), turn, x, y),
                    i == 1 ? 9 : 4,
                    ink);
        }
        var sprig = new Flowers(s);
        sprig.sprig(
                x - Math.sin(-turn) * h * 0.3,
                y - h * 0.26 * Math.cos(turn),
                -1.57 + turn + 0.5,
                h * 0.14);
        sprig.sprig(
                x - Math.sin(-turn) * h * 0.3,
                y - h * 0.26 * Math.cos(turn),
                -1.57 + turn - 0.5,
                h * 0.14);
    }

    private static void envelope(
            Stage s, double x, double y, double w, double h, double turn, Oklch tone) {
        var c = s.canvas();
        c.solid(Outline.turned(Outline.round(x - w / 2, y - h / 2, w, h, 6), turn, x, y), tone);
        var flap = Outline.polygon(x - w / 2, y - h / 2, x + w / 2, y - h / 2, x, y + h * 0.12);
        c.solid(Outline.turned(flap, turn, x, y), tone.lighter(0.05));
    }

    private static void ribbon(Stage s, double x, double y) {
        var tone = s.palette().accent(s.dice().whole(0, 2), 0.7);
        for (int i = 0; i < 2; i++) {
            s.canvas()
                    .stroke(
                            Outline.curve(
                                    x + 200,
                                    y - 200 + i * 40,
                                    x + 60,
                                    y - 40 + i * 60,
                                    x + 130,
                                    y + 120,
                                    x - 40 + i * 90,
                                    y + 220,
                                    x + 30,
                                    y + 380),
                            30,
                            tone.lighter(i * 0.05));
        }
    }

    /// A planner's desk: notebook, swatches, pen, cup.
    static void planner(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        Plates.ground(s);
        var x = s.middle() + dice.around(60);
        var y = s.height() / 2;
        var turn = dice.around(0.16);
        Plates.cloth(s);
        c.solid(
                Outline.turned(Outline.round(x - 430, y - 320, 420, 600, 10), turn, x, y),
                p.paper());
        c.solid(
                Outline.turned(Outline.round(x - 6, y - 320, 420, 600, 10), turn, x, y),
                p.paper().darker(0.015));
        for (int i = 0; i < 9; i++) {
            for (int page = 0; page < 2; page++) {
                var lx = x - 380 + page * 430;
                var ly = y - 250 + i * 56;
                c.stroke(
                        Outline.turned(
                                Outline.box(lx + 44, ly, dice.between(120, 270), 0.1), turn, x, y),
                        5,
                        p.ink().fade(0.35));
                c.stroke(
                        Outline.turned(Outline.round(lx, ly - 11, 22, 22, 4), turn, x, y),
                        4,
                        p.accent(0, 0.55));
            }
        }
        for (int i = 0; i < 5; i++) {
            c.solid(
                    Outline.turned(
                            Outline.round(x + 450 + i * 20, y - 380 + i * 90, 190, 120, 4),
                            0.1 * i - 0.2,
                            x + 540,
                            y - 330 + i * 90),
                    p.accent(i, 0.6 + 0.05 * i));
        }
        c.solid(Outline.circle(x - 580, y - 200, 120), p.paper());
        c.fill(Outline.circle(x - 580, y - 200, 92), p.wood(0.36));
        c.line(22, p.accent(1, 0.5), x + 60, y + 240, x + 340, y - 20);
        c.line(22, p.gilt(0.7), x + 340, y - 20, x + 368, y - 46);
        new Flowers(s).cluster(x - 560, y + 260, 150);
    }
}
