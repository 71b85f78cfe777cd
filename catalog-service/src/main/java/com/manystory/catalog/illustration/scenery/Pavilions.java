package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Couple;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
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
        inside(s, x, ground, w);
        columns(s, x, eaves, ground, w);
        roof(s, x, eaves, w);
        c.solid(Outline.round(x - w * 0.98, ground - 4, w * 1.96, 30, 4), p.stone(0.8));
        c.body(Outline.round(x - w * 1.06, ground + 22, w * 2.12, 28, 4), p.stone(0.72));
        c.glow(x, ground - 110, w * 1.3, 300, Lamps.warm(), 0.2 + 0.32 * s.light().lamps());
        pool(s, x, ground + 50, w * 0.8, warm);
        for (int side = -1; side <= 1; side += 2) {
            torch(s, x + side * w * 0.72, ground + 120, 150);
            torch(s, x + side * w * 1.02, ground + 240, 220);
        }
        if (dice.chance(0.6)) {
            Couple.draw(s, x + dice.around(50), ground + 40, 200);
        }
        near(s);
    }

    private static void inside(Stage s, double x, double ground, double w) {
        var flowers = new Flowers(s);
        for (int i = -2; i <= 2; i++) {
            var at = x + i * w * 0.3;
            Lamps.bulb(s, at, ground - 190, 9, 0.7);
            if (i != 0) {
                Furniture.roundTable(s, at, ground - 6, 96, s.palette().paper());
                flowers.cluster(at, ground - 62, 26);
            }
        }
        flowers.garland(x - 80, ground - 150, x + 80, ground - 150, -50, 22);
    }

    private static void columns(Stage s, double x, double eaves, double ground, double w) {
        var wood = s.palette().wood(0.4);
        for (int i = 0; i < 6; i++) {
            var at = x - w * 0.84 + i * w * 1.68 / 5;
            s.canvas().body(Outline.box(at - 12, eaves, 24, ground - eaves), wood);
            s.canvas().body(Outline.box(at - 20, ground - 24, 40, 24), s.palette().stone(0.7));
            s.canvas().fill(Outline.box(at - 17, eaves + 26, 34, 8), s.palette().gilt(0.66));
        }
    }

    private static void roof(Stage s, double x, double eaves, double w) {
        var c = s.canvas();
        var tile = s.palette().clay(0.42);
        c.cast(Outline.box(x - w, eaves - 4, w * 2, 44), 1);
        c.body(
                Outline.polygon(
                        x - w * 1.08,
                        eaves + 14,
                        x + w * 1.08,
                        eaves + 14,
                        x + w * 0.66,
                        eaves - 110,
                        x - w * 0.66,
                        eaves - 110),
                tile);
        c.body(
                Outline.polygon(
                        x - w * 0.7,
                        eaves - 104,
                        x + w * 0.7,
                        eaves - 104,
                        x + w * 0.34,
                        eaves - 290,
                        x - w * 0.34,
                        eaves - 290),
                tile.lighter(0.04));
        for (int i = 0; i < 6; i++) {
            var y = eaves - 18 - i * 17;
            var half = w * (1.03 - i * 0.065);
            c.line(3, tile.darker(0.08).fade(0.7), x - half, y, x + half, y);
            var upper = eaves - 132 - i * 27;
            var narrow = w * (0.64 - i * 0.055);
            c.line(3, tile.darker(0.06).fade(0.7), x - narrow, upper, x + narrow, upper);
        }
        c.line(16, tile.darker(0.05), x - w * 0.36, eaves - 294, x + w * 0.36, eaves - 294);
        c.line(10, s.palette().gilt(0.62), x - w * 1.08, eaves + 18, x + w * 1.08, eaves + 18);
        c.fill(Outline.leaf(x, eaves - 296, -1.57, 60, 24), s.palette().gilt(0.66));
    }

    private static void torch(Stage s, double x, double ground, double h) {
        s.canvas().line(h * 0.05, s.palette().wood(0.36), x, ground, x, ground - h);
        s.canvas()
                .fill(
                        Outline.leaf(x, ground - h, -Math.PI / 2, h * 0.26, h * 0.12),
                        s.palette().gilt(0.86));
        s.canvas().glow(x, ground - h * 1.08, h * 0.9, Lamps.warm(), 0.2 + 0.4 * s.light().lamps());
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

    /// A long table under lamps between rice terraces or trees.
    static void dinner(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var horizon = s.height() * dice.between(0.4, 0.5);
        Backdrops.sky(s, horizon);
        behind(s, horizon);
        var leaf = p.leaf(0.56);
        if (dice.chance(0.55)) {
            for (int i = 0; i < 6; i++) {
                Backdrops.ridge(
                        s,
                        horizon + i * 30 + i * i * 6,
                        34,
                        s.height() + 80,
                        leaf.lighter(0.1 - i * 0.022).turned(-i * 3));
            }
        } else {
            lawn(s, horizon);
        }
        int side = dice.side();
        var nearX = s.middle() + side * 240;
        var farX = s.middle() - side * 150;
        var top = horizon + 130;
        var cloth = p.paper().mix(p.accent(0, 0.9), dice.between(0, 0.25));
        var flowers = new Flowers(s);
        c.soft(
                Outline.polygon(
                        farX - 90,
                        top + 40,
                        farX + 90,
                        top + 40,
                        nearX + 460,
                        s.height() + 20,
                        nearX - 460,
                        s.height() + 20),
                p.ink().fade(0.35),
                26);
        c.fill(
                Outline.polygon(
                        farX - 62,
                        top,
                        farX + 62,
                        top,
                        nearX + 290,
                        s.height() + 20,
                        nearX - 290,
                        s.height() + 20),
                cloth.darker(0.04),
                cloth);
        for (int i = 0; i < 8; i++) {
            var t = i * i / 49.0;
            var x = farX + (nearX - farX) * t;
            var y = top + (s.height() - top) * t;
            var k = 0.24 + t * 0.9;
            for (int edge = -1; edge <= 1; edge += 2) {
                Furniture.chair(s, x + edge * (84 + 290 * t), y + 60 * k, 250 * k, p.wood(0.5));
                c.fill(
                        Outline.oval(x + edge * (34 + 150 * t), y + 10 * k, 52 * k, 17 * k),
                        p.gilt(0.7));
                c.fill(
                        Outline.oval(x + edge * (34 + 150 * t), y + 8 * k, 42 * k, 13 * k),
                        p.paper());
                Lamps.candle(s, x + edge * 46 * k, y, dice.between(80, 150) * k);
            }
            flowers.cluster(x, y - 30 * k, 76 * k);
        }
        for (int i = 0; i < 4; i++) {
            Lamps.string(
                    s,
                    -30,
                    20 + i * 40,
                    s.width() + 30,
                    dice.between(30, 190),
                    dice.between(60, 130),
                    8);
        }
        near(s);
    }

    /// A marquee of pale cloth, glowing.
    static void marquee(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var ground = s.height() * dice.between(0.7, 0.76);
        Backdrops.sky(s, ground);
        behind(s, ground);
        lawn(s, ground - 10);
        var x = s.middle() + dice.around(80);
        var cloth = p.paper().mix(p.gilt(0.9), s.light().dark() ? 0.35 : 0.1);
        int peaks = dice.whole(2, 3);
        var span = 1040.0 / peaks;
        var inner = Lamps.warm().darker(0.1).vivid(0.7);
        c.fill(Outline.box(x - 510, ground - 230, 1020, 240), inner.darker(0.14), inner);
        var flowers = new Flowers(s);
        for (int i = 0; i < 6; i++) {
            var at = x - 420 + i * 168;
            Furniture.roundTable(s, at, ground + 4, 130, p.paper());
            flowers.cluster(at, ground - 82, 40);
        }
        for (int i = -2; i <= 2; i++) {
            Lamps.bulb(s, x + i * 170, ground - 150, 15, 0.6);
        }
        for (int i = 0; i < peaks; i++) {
            var at = x - 520 + span * (i + 0.5);
            var top =
                    Outline.polygon(
                            at - span / 2,
                            ground - 220,
                            at - span * 0.2,
                            ground - 330,
                            at,
                            ground - 470,
                            at + span * 0.2,
                            ground - 330,
                            at + span / 2,
                            ground - 220);
            c.solid(top, cloth);
            c.fill(
                    Outline.polygon(
                            at,
                            ground - 470,
                            at + span * 0.2,
                            ground - 330,
                            at + span / 2,
                            ground - 220,
                            at + span * 0.1,
                            ground - 220),
                    cloth.darker(0.06));
            c.fill(
                    Outline.polygon(at, ground - 520, at + 54, ground - 500, at, ground - 476),
                    p.accent(i, 0.6));
            c.line(5, p.wood(0.5), at, ground - 466, at, ground - 522);
        }
        for (int i = 0; i <= 12; i++) {
            var at = x - 520 + i * 1040 / 12.0;
            c.fill(Outline.oval(at, ground - 218, 45, 22), cloth.darker(0.03));
        }
        for (int side = -1; side <= 1; side += 2) {
            Furniture.curtain(s, side < 0 ? x - 530 : x + 380, ground - 226, 150, 240, side, cloth);
        }
        c.glow(x, ground - 110, 620, 280, Lamps.warm(), 0.14 + 0.34 * s.light().lamps());
        for (int i = 0; i < 3; i++) {
            Lamps.string(
                    s,
                    x - 520 + span * (i + 0.5),
                    ground - 470,
                    i % 2 == 0 ? -20 : s.width() + 20,
                    ground - 160,
                    50,
                    7);
        }
        if (dice.chance(0.7)) {
            Couple.draw(s, x + dice.around(200), ground + 120, dice.between(280, 340));
        }
        near(s);
    }

    private static void behind(Stage s, double ground) {
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

    private static void lawn(Stage s, double top) {
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
