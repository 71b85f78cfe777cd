package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Couple;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Perspective;
import com.manystory.catalog.illustration.motif.Plants;

/// Places for a celebration under the sky.
final class Gardens {

    private Gardens() {}

    /// Trees seen through a window.
    static void view(Stage s, double x, double foot, double halfWidth) {
        for (int i = 0; i < 3; i++) {
            var tone = s.palette().leaf(0.5 + i * 0.06).mix(s.light().skyLow(), 0.35);
            var r = halfWidth * s.dice().between(0.3, 0.5);
            s.canvas()
                    .fill(
                            Outline.blob(
                                    s.dice(),
                                    x + s.dice().around(halfWidth * 0.5),
                                    foot - r * 0.5,
                                    r,
                                    r * s.dice().between(0.6, 1.1),
                                    0.12),
                            tone);
        }
    }

    static void garden(Stage s) {
        switch (s.dice().whole(0, 4)) {
            case 0 -> Banquets.marquee(s);
            case 1 -> Banquets.dinner(s);
            case 2 -> Pavilions.pendopo(s);
            default -> ceremony(s);
        }
    }

    private static void ceremony(Stage s) {
        var dice = s.dice();
        var horizon = s.height() * dice.between(0.46, 0.58);
        Backdrops.sky(s, horizon);
        var leaf = s.palette().leaf(0.55);
        var haze = s.light().skyLow();
        if (dice.chance(0.5)) {
            Backdrops.volcano(
                    s,
                    s.width() * dice.unit(),
                    horizon,
                    210,
                    s.palette().water(0.6).mix(haze, 0.4));
        }
        Backdrops.ridge(s, horizon, 90, horizon + 90, leaf.mix(haze, 0.6));
        treeLine(s, horizon + 20, leaf.mix(haze, 0.32));
        lawn(s, horizon, leaf.lighter(0.1));
        var view =
                new Perspective(
                        s.middle() + dice.around(90), horizon - 40, s.height() - horizon + 120);
        path(s, view);
        var far = view.y(1.7);
        arch(s, view.x(0, 1.7), far, dice.between(330, 400));
        seats(s, view);
        if (dice.chance(0.65)) {
            Couple.draw(s, view.x(0, 1.5), view.y(1.5), 180);
        }
        for (int i = 0; i < dice.whole(2, 4); i++) {
            var y = dice.between(40, 190);
            Lamps.string(s, -20, y, s.width() + 20, y + dice.around(90), dice.between(50, 110), 6);
        }
        int side = dice.side();
        Plants.tree(
                s,
                side < 0 ? 60 : s.width() - 60,
                s.height() * 0.86,
                s.height() * 0.95,
                s.palette().leaf(0.45));
        Plants.frame(s, -side, dice.chance(0.5), s.palette().leaf(0.36));
    }

    static void beach(Stage s) {
        switch (s.dice().whole(0, 3)) {
            case 0 -> Seaside.walk(s);
            case 1 -> Seaside.deck(s);
            default -> sands(s);
        }
    }

    private static void sands(Stage s) {
        var dice = s.dice();
        var c = s.canvas();
        var horizon = s.height() * dice.between(0.4, 0.52);
        var shore = s.height() * dice.between(0.64, 0.72);
        Backdrops.sky(s, horizon);
        Backdrops.sea(s, horizon, shore);
        if (dice.chance(0.6)) {
            cliff(s, horizon, dice.side());
        }
        var sand = s.palette().gilt(0.86).vivid(0.5);
        var beach =
                Outline.smooth(
                        -200,
                        shore + 30,
                        s.width() * 0.3,
                        shore + dice.around(24),
                        s.width() * 0.7,
                        shore + dice.around(30),
                        s.width() + 200,
                        shore,
                        s.width() + 200,
                        s.height() + 400,
                        -200,
                        s.height() + 400);
        c.stroke(beach, 22, s.palette().paper().fade(0.75));
        c.fill(beach, sand.lighter(0.02), sand.darker(0.06));
        c.stipple(beach, sand.darker(0.1), 0, shore, 0, s.height() + 200);
        var view =
                new Perspective(s.middle() + dice.around(80), horizon, s.height() - horizon + 100);
        path(s, view);
        arch(s, view.x(0, 1.3), view.y(1.3), dice.between(360, 430));
        seats(s, view);
        if (dice.chance(0.7)) {
            Couple.draw(s, view.x(0, 1.2), view.y(1.2), 190);
        }
        for (int i = 0; i < dice.whole(1, 3); i++) {
            int side = i % 2 == 0 ? -1 : 1;
            Plants.palm(
                    s,
                    side < 0 ? dice.between(-30, 90) : s.width() - dice.between(-30, 90),
                    s.height() * dice.between(0.8, 0.95),
                    dice.between(560, 760),
                    -side * dice.between(40, 170),
                    s.palette().leaf(0.4));
        }
        Plants.frame(s, dice.side(), true, s.palette().leaf(0.33));
    }

    static void cliff(Stage s, double horizon, int side) {
        var c = s.canvas();
        var edge = side < 0 ? -60 : s.width() + 60;
        var in = side < 0 ? 1 : -1;
        var rock =
                s.palette()
                        .stone(0.62)
                        .mix(s.palette().clay(0.55), 0.3)
                        .mix(s.light().skyLow(), 0.3);
        var shape =
                Outline.smooth(
                        edge,
                        horizon - 190,
                        edge + in * s.width() * 0.2,
                        horizon - 170,
                        edge + in * s.width() * 0.31,
                        horizon - 60,
                        edge + in * s.width() * 0.36,
                        horizon + 18,
                        edge,
                        horizon + 30);
        c.fill(shape, rock.lighter(0.06), rock.darker(0.1));
        Plants.hedge(
                s,
                Math.min(edge, edge + in * s.width() * 0.22),
                Math.max(edge, edge + in * s.width() * 0.22),
                horizon - 165,
                60,
                s.palette().leaf(0.52).mix(s.light().skyLow(), 0.25));
    }

    private static void treeLine(Stage s, double y, Oklch tone) {
        for (var x = -30.0; x < s.width() + 60; x += s.dice().between(60, 130)) {
            if (s.dice().chance(0.3)) {
                Plants.cypress(s, x, y, s.dice().between(120, 210), tone.darker(0.04));
            } else {
                Plants.tree(s, x, y, s.dice().between(130, 240), tone);
            }
        }
    }

    private static void lawn(Stage s, double horizon, Oklch tone) {
        var c = s.canvas();
        var area = Outline.box(0, horizon + 14, s.width(), s.height());
        c.fill(area, tone.mix(s.light().skyLow(), 0.3), tone.darker(0.06));
        c.stipple(area, tone.darker(0.12), 0, horizon, 0, s.height() * 1.3);
        for (int i = 0; i < 5; i++) {
            var y = horizon + 40 + i * i * 26;
            var shade = Outline.oval(s.width() * s.dice().unit(), y, 160 + i * 60, 9 + i * 7);
            c.soft(shade, tone.darker(0.14).fade(0.5), 12);
        }
    }

    private static void path(Stage s, Perspective view) {
        s.canvas()
                .body(
                        Outline.polygon(
                                view.x(-60, 1.75),
                                view.y(1.75),
                                view.x(60, 1.75),
                                view.y(1.75),
                                view.x(130, 0),
                                view.y(0),
                                view.x(-130, 0),
                                view.y(0)),
                        s.palette()
                                .paper()
                                .mix(s.palette().accent(0, 0.9), s.dice().between(0, 0.3)));
        var flowers = new Flowers(s);
        for (int i = 0; i < 40; i++) {
            var depth = s.dice().between(0.15, 1.6);
            var side = s.dice().side();
            s.canvas()
                    .fill(
                            Outline.oval(
                                    view.x(side * s.dice().between(70, 150), depth),
                                    view.y(depth),
                                    11 * view.scale(depth),
                                    6 * view.scale(depth)),
                            flowers.tone());
        }
    }

    private static void arch(Stage s, double x, double foot, double h) {
        var c = s.canvas();
        var dice = s.dice();
        var flowers = new Flowers(s);
        var w = h * 0.7;
        var wood = s.palette().wood(0.5);
        if (dice.chance(0.5)) {
            c.stroke(Outline.arch(x - w / 2, foot, w, h), 10, wood);
        } else {
            c.line(
                    11, wood, x - w / 2, foot, x - w / 2, foot - h, x + w / 2, foot - h, x + w / 2,
                    foot);
            Furniture.curtain(
                    s, x - w / 2, foot - h, w * 0.42, h, -1, s.palette().paper().fade(0.9));
            Furniture.curtain(
                    s,
                    x + w / 2 - w * 0.42,
                    foot - h,
                    w * 0.42,
                    h,
                    1,
                    s.palette().paper().fade(0.9));
        }
        flowers.cluster(x - w * 0.42, foot - h * 0.86, h * 0.15);
        flowers.cluster(x + w * 0.44, foot - h * 0.62, h * 0.12);
        flowers.garland(
                x - w * 0.45, foot - h * 0.95, x + w * 0.3, foot - h * 1.0, -h * 0.04, h * 0.07);
        flowers.cluster(x - w * 0.55, foot - h * 0.06, h * 0.12);
        flowers.cluster(x + w * 0.55, foot - h * 0.05, h * 0.1);
    }

    private static void seats(Stage s, Perspective view) {
        var tone =
                s.dice()
                        .pick(
                                s.palette().stone(0.96),
                                s.palette().wood(0.58),
                                s.palette().gilt(0.7));
        var flowers = new Flowers(s);
        for (var depth = 1.25; depth >= 0.1; depth -= 0.38) {
            var size = 210 * view.scale(depth);
            for (int i = 3; i >= 1; i--) {
                for (int side = -1; side <= 1; side += 2) {
                    Furniture.chair(
                            s, view.x(side * (110 + i * 135), depth), view.y(depth), size, tone);
                }
            }
            for (int side = -1; side <= 1; side += 2) {
                flowers.cluster(
                        view.x(side * 175, depth), view.y(depth) - size * 0.25, size * 0.24);
            }
        }
    }
}
