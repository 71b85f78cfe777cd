package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Couple;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Plants;

/// Venues seen from outside, with their lamps lit and water before them.
final class Pavilions {

    private Pavilions() {}

    /// A Javanese pendopo: tiered roof on columns, lit from within.
    static void pendopo(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var ground = s.height() * dice.between(0.64, 0.7);
        Backdrops.sky(s, ground);
        behind(s, ground);
        lawn(s, ground);
        var x = s.middle() + dice.around(110);
        var w = dice.between(400, 470);
        var eaves = ground - dice.between(210, 250);
        var warm = Lamps.warm().darker(s.light().dark() ? 0.06 : 0.16).vivid(0.8);
        c.fill(Outline.box(x - w * 0.86, eaves, w * 1.72, ground - eaves), warm.darker(0.16), warm);
        Roofs.inside(s, x, ground, w);
        Roofs.columns(s, x, eaves, ground, w);
        Roofs.roof(s, x, eaves, w);
        c.solid(Outline.round(x - w * 0.98, ground - 4, w * 1.96, 30, 4), p.stone(0.8));
        c.body(Outline.round(x - w * 1.06, ground + 22, w * 2.12, 28, 4), p.stone(0.72));
        c.glow(x, ground - 110, w * 1.3, 300, Lamps.warm(), 0.2 + 0.32 * s.light().lamps());
        pool(s, x, ground + 50, w * 0.8, warm);
        for (int side = -1; side <= 1; side += 2) {
            Roofs.torch(s, x + side * w * 0.72, ground + 120, 150);
            Roofs.torch(s, x + side * w * 1.02, ground + 240, 220);
        }
        if (dice.chance(0.6)) {
            Couple.draw(s, x + dice.around(50), ground + 40, 200);
        }
        near(s);
    }

    /// Still water with the lamps standing on their heads in it.
    private static void pool(Stage s, double x, double top, double half, Oklch warm) {
        var c = s.canvas();
        var dice = s.dice();
        var bottom = s.height() + 30;
        var shape =
                Outline.polygon(
                        x - half,
                        top,
                        x + half,
                        top,
                        x + half * 1.5,
                        bottom,
                        x - half * 1.5,
                        bottom);
        c.body(
                Outline.polygon(
                        x - half - 24,
                        top - 10,
                        x + half + 24,
                        top - 10,
                        x + half * 1.5 + 70,
                        bottom,
                        x - half * 1.5 - 70,
                        bottom),
                s.palette().stone(0.74));
        c.fill(shape, s.light().skyLow().darker(0.12), s.light().skyTop().darker(0.1));
        for (int i = -2; i <= 2; i++) {
            var at = x + i * half * 0.4;
            c.soft(Outline.box(at - 22, top, 44, 230), warm.fade(0.5), 16);
        }
        for (int i = 0; i < 26; i++) {
            var t = dice.unit();
            var y = top + 8 + (bottom - top) * t;
            var reach = half * (0.9 + t * 0.4);
            var at = x + dice.around(reach);
            c.line(
                    2 + 3 * t,
                    s.light().skyLow().lighter(0.06).fade(0.45),
                    at,
                    y,
                    at + 30 + 80 * t,
                    y);
        }
        var flowers = new Flowers(s);
        for (int i = 0; i < 7; i++) {
            var y = top + 60 + dice.unit() * (bottom - top - 90);
            var at = x + dice.around(half * 0.95);
            c.fill(Outline.oval(at, y, 42, 13), s.palette().leaf(0.5));
            flowers.daisy(at + 6, y - 8, 17, flowers.tone());
        }
    }

    /// A glass chapel above the sea.
    static void cliffChapel(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var horizon = s.height() * dice.between(0.44, 0.52);
        Backdrops.sky(s, horizon);
        Backdrops.sea(s, horizon, s.height() * 0.8);
        var ground = s.height() * 0.7;
        var rock = p.stone(0.64).mix(p.leaf(0.5), 0.4);
        c.fill(
                Outline.smooth(
                        -200,
                        ground + 30,
                        s.width() * 0.3,
                        ground - 6,
                        s.width() * 0.7,
                        ground + 4,
                        s.width() + 200,
                        ground + 26,
                        s.width() + 300,
                        s.height() + 300,
                        -300,
                        s.height() + 300),
                rock.lighter(0.06),
                rock.darker(0.08));
        var x = s.middle() + dice.around(120);
        var h = dice.between(480, 540);
        var w = h * dice.between(0.5, 0.62);
        var lit = Lamps.warm().mix(s.light().skyLow(), s.light().dark() ? 0.2 : 0.7);
        var body =
                Outline.polygon(
                        x - w,
                        ground,
                        x - w,
                        ground - h * 0.42,
                        x,
                        ground - h,
                        x + w,
                        ground - h * 0.42,
                        x + w,
                        ground);
        c.cast(body, 1);
        c.fill(body, lit.lighter(0.04), lit.darker(0.06));
        for (int i = -3; i <= 3; i++) {
            var at = x + i * w / 3.5;
            var top = ground - h + Math.abs(i) / 3.5 * h * 0.58;
            c.line(6, p.paper(), at, ground, at, top);
        }
        c.line(6, p.paper(), x - w, ground - h * 0.42, x + w, ground - h * 0.42);
        c.stroke(body, 18, p.paper());
        c.fill(Outline.arch(x - 58, ground, 116, 230), p.paper());
        c.fill(Outline.arch(x - 44, ground, 88, 212), lit.darker(0.1));
        c.glow(
                x,
                ground - h * 0.3,
                w * 1.8,
                h * 0.8,
                Lamps.warm(),
                0.12 + 0.36 * s.light().lamps());
        pool(s, x, ground + 40, 150, lit);
        for (int side = -1; side <= 1; side += 2) {
            Plants.palm(
                    s,
                    x + side * (w + 210),
                    ground + 30,
                    dice.between(420, 560),
                    side * dice.between(-60, 90),
                    p.leaf(0.42));
            Plants.hedge(
                    s,
                    x + side * (w + 20) - 60,
                    x + side * (w + 20) + 60,
                    ground + 14,
                    64,
                    p.leaf(0.48));
        }
        if (dice.chance(0.7)) {
            Couple.draw(s, x + dice.around(30), ground + 60, 220);
        }
        near(s);
    }

    static void behind(Stage s, double ground) {
        var dice = s.dice();
        var haze = s.light().skyLow();
        var leaf = s.palette().leaf(0.5);
        if (dice.chance(0.5)) {
            Backdrops.volcano(
                    s,
                    s.width() * dice.unit(),
                    ground + 10,
                    dice.between(240, 360),
                    s.palette().water(0.5).mix(haze, 0.4));
        }
        Backdrops.ridge(s, ground - 10, 120, ground + 80, leaf.mix(haze, 0.55));
        for (int i = 0; i < 7; i++) {
            var x = s.width() * (i + dice.unit()) / 7;
            var tone = leaf.mix(haze, 0.22 + 0.04 * (i % 3));
            if (dice.chance(0.4)) {
                Plants.palm(s, x, ground + 12, dice.between(260, 420), dice.around(50), tone);
            } else {
                Plants.tree(s, x, ground + 16, dice.between(220, 360), tone);
            }
        }
    }

    static void lawn(Stage s, double top) {
        var c = s.canvas();
        var tone = s.palette().leaf(0.58);
        c.fill(
                Outline.box(0, top, s.width(), s.height()),
                tone.mix(s.light().skyLow(), 0.25),
                tone.darker(0.08));
        for (int i = 0; i < 60; i++) {
            var t = s.dice().unit();
            var x = s.width() * s.dice().unit();
            var y = top + 20 + (s.height() - top) * t;
            c.line(
                    2 + 2 * t,
                    tone.lighter(s.dice().around(0.08)).fade(0.7),
                    x,
                    y,
                    x + 4,
                    y - 8 - 14 * t);
        }
    }

    /// Blossoms and leaves close to the eye, in a lower corner.
    static void near(Stage s) {
        var dice = s.dice();
        int side = dice.side();
        Plants.frame(s, side, dice.chance(0.5), s.palette().leaf(0.34));
        var x = side < 0 ? s.width() - 30 : 30;
        var flowers = new Flowers(s);
        for (int i = 0; i < 7; i++) {
            var at =
                    Outline.blob(
                            dice,
                            x + dice.around(150),
                            s.height() - dice.between(-30, 90),
                            52,
                            46,
                            0.14);
            var tone = i % 2 == 0 ? s.palette().leaf(0.38) : flowers.tone();
            if (s.painterly()) {
                s.canvas().soft(at, tone.fade(0.9), 12);
            } else {
                s.canvas().body(at, tone);
            }
        }
        Halls.foreground(s);
    }
}
