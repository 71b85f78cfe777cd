package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Figure;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Look;
import com.manystory.catalog.illustration.motif.Plants;
import com.manystory.catalog.illustration.motif.Pose;

/// Children in the open.
final class Outdoors {

    private Outdoors() {}

    static void nature(Stage s) {
        var dice = s.dice();
        var p = s.palette();
        var horizon = s.height() * dice.between(0.46, 0.58);
        Backdrops.sky(s, horizon);
        var haze = s.light().skyLow();
        if (dice.chance(0.5)) {
            Backdrops.volcano(
                    s, s.width() * dice.unit(), horizon + 20, 280, p.water(0.6).mix(haze, 0.35));
        }
        Backdrops.ridge(s, horizon + 20, 150, s.height(), p.leaf(0.7).mix(haze, 0.4));
        for (int i = 0; i < 6; i++) {
            Plants.tree(
                    s,
                    s.width() * (i + dice.unit()) / 6,
                    horizon + dice.between(60, 120),
                    dice.between(240, 440),
                    p.leaf(0.54 + 0.03 * (i % 4)));
        }
        Backdrops.ridge(s, horizon + 170, 50, s.height() + 60, p.leaf(0.68));
        if (dice.chance(0.45)) {
            river(s, horizon + 180);
        }
        int n = dice.whole(1, 3);
        for (int i = 0; i < n; i++) {
            Studios.person(
                    s,
                    dice.pick(Pose.WALK, Pose.REACH, Pose.WAVE, Pose.WALK),
                    Studios.place(s, i, n),
                    s.height() * 0.88 + (i % 2) * 40,
                    dice.between(380, 480),
                    i == n - 1 ? -1 : 1,
                    Look.child(s));
        }
        var flowers = new Flowers(s);
        for (int i = 0; i < 14; i++) {
            var x = s.width() * dice.unit();
            var y = s.height() - dice.between(0, 110);
            s.canvas().line(6, p.leaf(0.48), x, y, x + dice.around(10), y + 60);
            flowers.daisy(x, y, dice.between(16, 28), flowers.tone());
        }
        Plants.frame(s, dice.side(), dice.chance(0.5), p.leaf(0.42));
    }

    private static void river(Stage s, double top) {
        var x = s.width() * s.dice().between(0.3, 0.7);
        s.canvas()
                .body(
                        Outline.smooth(
                                x - 40,
                                top,
                                x + 50,
                                top,
                                x + 160,
                                top + 150,
                                x + 60,
                                top + 280,
                                x + 420,
                                s.height() + 60,
                                x - 260,
                                s.height() + 60,
                                x - 120,
                                top + 300,
                                x + 10,
                                top + 150),
                        s.palette().water(0.74));
    }

    static void camp(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var horizon = s.height() * dice.between(0.5, 0.6);
        Backdrops.sky(s, horizon);
        Backdrops.ridge(
                s, horizon + 10, 190, s.height(), p.leaf(0.6).mix(s.light().skyLow(), 0.45));
        for (int i = 0; i < 9; i++) {
            pine(
                    s,
                    s.width() * (i + dice.unit()) / 9,
                    horizon + dice.between(20, 70),
                    dice.between(220, 400),
                    p.leaf(0.46 + 0.04 * (i % 3)));
        }
        c.fill(Outline.box(0, horizon + 50, s.width(), s.height()), p.leaf(0.66), p.leaf(0.58));
        int tents = dice.whole(2, 3);
        for (int i = 0; i < tents; i++) {
            tent(
                    s,
                    s.width() * (i + 0.5) / tents + dice.around(60),
                    horizon + 150 + (i % 2) * 50,
                    dice.between(190, 250),
                    p.accent(i + dice.whole(0, 2), 0.66));
        }
        Lamps.string(s, -20, horizon - 200, s.width() + 20, horizon - 160, 80, 9);
        var ground = s.height() * 0.9;
        var fire = s.middle() + dice.around(140);
        for (int i = 0; i < 4; i++) {
            c.line(
                    22,
                    p.wood(0.4),
                    fire - 80 + i * 20,
                    ground + 10,
                    fire + 70 - i * 20,
                    ground - 26);
        }
        c.fill(Outline.leaf(fire, ground, -1.57, 190, 110), Oklch.of(0.68, 0.18, 45));
        c.fill(Outline.leaf(fire + 6, ground, -1.5, 130, 70), p.gilt(0.82));
        c.glow(fire, ground - 70, 330, Lamps.warm(), 0.25 + 0.5 * s.light().lamps());
        for (int side = -1; side <= 1; side += 2) {
            Figure.draw(
                    s,
                    dice.pick(Pose.FLOOR, Pose.LOTUS, Pose.SIT),
                    Look.child(s),
                    fire + side * dice.between(270, 330),
                    ground + 36,
                    470,
                    -side);
        }
    }

    private static void pine(Stage s, double x, double ground, double h, Oklch tone) {
        s.canvas().line(h * 0.05, s.palette().wood(0.4), x, ground, x, ground - h * 0.3);
        for (int i = 0; i < 3; i++) {
            var y = ground - h * (0.16 + i * 0.25);
            var w = h * (0.27 - i * 0.06);
            s.canvas()
                    .body(
                            Outline.polygon(x - w, y, x + w, y, x, y - h * 0.36),
                            tone.lighter(i * 0.025));
        }
    }

    private static void tent(Stage s, double x, double ground, double w, Oklch tone) {
        var c = s.canvas();
        c.ground(x, ground, w * 1.1);
        c.solid(Outline.polygon(x - w, ground, x + w, ground, x, ground - w * 1.25), tone);
        c.body(
                Outline.polygon(
                        x, ground - w * 1.25, x + w, ground, x + w * 1.3, ground - w * 0.14),
                tone.darker(0.12));
        c.fill(
                Outline.polygon(x - w * 0.3, ground, x + w * 0.3, ground, x, ground - w * 0.86),
                Lamps.warm().darker(s.light().dark() ? 0.04 : 0.4));
        c.glow(x, ground - w * 0.3, w, Lamps.warm(), 0.4 * s.light().lamps());
        c.line(8, s.palette().wood(0.46), x, ground - w * 1.25, x, ground - w * 1.4);
        c.fill(
                Outline.polygon(
                        x, ground - w * 1.4, x + w * 0.26, ground - w * 1.33, x, ground - w * 1.25),
                s.palette().accent(1, 0.66));
    }
}
