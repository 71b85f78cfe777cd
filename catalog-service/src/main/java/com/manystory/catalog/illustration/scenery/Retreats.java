package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Perspective;
import com.manystory.catalog.illustration.motif.Plants;
import com.manystory.catalog.illustration.motif.Rooms;

/// What surrounds the day: décor, the way there, and the journey after.
final class Retreats {

    private Retreats() {}

    /// A long candle-lit table under hanging flowers.
    static void decor(Stage s) {
        if (s.dice().chance(0.5)) {
            Stages.pelaminan(s);
        } else {
            longTable(s);
        }
    }

    private static void longTable(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var wall = Rooms.wall(s).darker(dice.between(0, 0.16));
        c.wash(wall.darker(0.08), wall.lighter(0.02));
        var view =
                new Perspective(
                        s.middle() + dice.around(140), s.height() * 0.36, s.height() * 0.86);
        var floor = p.wood(0.56);
        c.fill(
                Outline.box(0, view.y(2.6), s.width(), s.height()),
                floor.darker(0.06),
                floor.lighter(0.04));
        for (int side = -1; side <= 1; side += 2) {
            Furniture.curtain(
                    s,
                    side < 0 ? -20 : s.width() - 300,
                    -10,
                    320,
                    view.y(2.4) + 20,
                    side,
                    p.paper().darker(0.02));
        }
        int arches = 3;
        for (int i = 0; i < arches; i++) {
            var x = s.width() * (i + 0.5) / arches;
            c.fill(Outline.arch(x - 120, view.y(2.6), 240, 330), wall.darker(0.05));
        }
        var cloth = p.paper();
        c.cast(
                Outline.polygon(
                        view.x(-170, 2),
                        view.y(2) - 70,
                        view.x(170, 2),
                        view.y(2) - 70,
                        view.x(330, 0),
                        view.y(0) - 150,
                        view.x(-330, 0),
                        view.y(0) - 150),
                1);
        c.fill(
                Outline.polygon(
                        view.x(-170, 2),
                        view.y(2) - 70,
                        view.x(170, 2),
                        view.y(2) - 70,
                        view.x(330, 0),
                        s.height() + 40,
                        view.x(-330, 0),
                        s.height() + 40),
                cloth.darker(0.03),
                cloth);
        var flowers = new Flowers(s);
        for (var depth = 1.9; depth > 0.02; depth -= 0.23) {
            var k = view.scale(depth);
            var y = view.y(depth) - 190 * k;
            for (int side = -1; side <= 1; side += 2) {
                Furniture.chair(s, view.x(side * 480, depth), y + 240 * k, 340 * k, p.gilt(0.64));
                c.fill(
                        Outline.oval(view.x(side * 200, depth), y + 10 * k, 74 * k, 24 * k),
                        p.paper().darker(0.05));
                c.fill(
                        Outline.oval(view.x(side * 200, depth), y + 8 * k, 58 * k, 18 * k),
                        p.paper().lighter(0.02));
                Lamps.candle(s, view.x(side * 92, depth), y, dice.between(90, 170) * k);
            }
            flowers.cluster(view.x(dice.around(20), depth), y - 40 * k, 120 * k);
        }
        hanging(s, flowers);
        Halls.foreground(s);
    }

    private static void hanging(Stage s, Flowers flowers) {
        var dice = s.dice();
        if (dice.chance(0.5)) {
            flowers.garland(-30, 20, s.width() + 30, 20, dice.between(50, 110), 70);
            for (int i = 0; i < 7; i++) {
                Lamps.lantern(
                        s,
                        s.width() * (i + 0.5) / 7,
                        dice.between(150, 280),
                        dice.between(24, 40),
                        s.palette().paper());
            }
        } else {
            Lamps.chandelier(s, s.middle(), 220, 230);
            flowers.garland(s.middle() - 230, 240, s.middle() + 230, 240, 30, 40);
        }
    }

    /// A vintage car dressed with flowers.
    static void transport(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var ground = s.height() * 0.84;
        Backdrops.sky(s, ground - 160);
        Backdrops.ridge(s, ground - 150, 120, ground, p.leaf(0.56).mix(s.light().skyLow(), 0.5));
        for (int i = 0; i < 6; i++) {
            Plants.tree(
                    s, s.width() * (i + 0.4) / 6, ground - 60, dice.between(260, 420), p.leaf(0.5));
        }
        c.fill(Outline.box(0, ground - 70, s.width(), 500), p.stone(0.74), p.stone(0.66));
        var x = s.middle() + dice.around(60);
        var paint = dice.pick(p.paper(), p.accent(0, 0.45), p.leaf(0.44), p.water(0.7));
        c.ground(x, ground + 40, 470);
        c.solid(
                Outline.smooth(
                        x - 440,
                        ground - 40,
                        x - 420,
                        ground - 170,
                        x - 240,
                        ground - 200,
                        x - 150,
                        ground - 330,
                        x + 120,
                        ground - 335,
                        x + 240,
                        ground - 205,
                        x + 420,
                        ground - 180,
                        x + 450,
                        ground - 40),
                paint);
        c.fill(
                Outline.smooth(
                        x - 205,
                        ground - 200,
                        x - 130,
                        ground - 300,
                        x - 20,
                        ground - 304,
                        x - 20,
                        ground - 200),
                p.water(0.85),
                p.paper());
        c.fill(
                Outline.smooth(
                        x + 10,
                        ground - 200,
                        x + 10,
                        ground - 304,
                        x + 108,
                        ground - 300,
                        x + 190,
                        ground - 200),
                p.water(0.85),
                p.paper());
        c.line(7, p.stone(0.9), x - 410, ground - 130, x + 420, ground - 130);
        for (int side = -1; side <= 1; side += 2) {
            c.solid(Outline.circle(x + side * 270, ground - 30, 96), p.ink().lighter(0.04));
            c.body(Outline.circle(x + side * 270, ground - 30, 58), p.stone(0.88));
            c.fill(Outline.circle(x + side * 270, ground - 30, 22), p.gilt(0.68));
        }
        c.fill(Outline.circle(x + 432, ground - 140, 26), s.light().sun());
        c.glow(x + 440, ground - 140, 160, s.light().sun(), 0.5);
        var flowers = new Flowers(s);
        flowers.cluster(x + 330, ground - 210, 84);
        flowers.garland(x + 190, ground - 210, x + 420, ground - 190, 20, 30);
        flowers.cluster(x - 430, ground - 170, 70);
        Plants.frame(s, dice.side(), true, p.leaf(0.36));
    }

    /// A calm bay with an outrigger.
    static void honeymoon(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var horizon = s.height() * dice.between(0.46, 0.56);
        Backdrops.sky(s, horizon);
        for (int i = 0; i < 3; i++) {
            var x = s.width() * dice.unit();
            var w = dice.between(160, 340);
            var tone = p.leaf(0.5).mix(s.light().skyLow(), 0.6 - i * 0.14);
            c.fill(
                    Outline.smooth(
                            x - w,
                            horizon + 6,
                            x - w * 0.5,
                            horizon - w * 0.3,
                            x,
                            horizon - w * 0.42,
                            x + w * 0.6,
                            horizon - w * 0.24,
                            x + w,
                            horizon + 6),
                    tone);
        }
        Backdrops.sea(s, horizon, s.height());
        var x = s.width() * dice.between(0.3, 0.7);
        var y = s.height() * dice.between(0.7, 0.8);
        c.soft(Outline.oval(x, y + 34, 250, 18), p.ink().fade(0.35), 16);
        c.line(9, p.wood(0.4), x - 180, y + 4, x - 230, y + 60);
        c.line(9, p.wood(0.4), x + 120, y + 4, x + 80, y + 60);
        c.line(13, p.wood(0.56), x - 310, y + 62, x + 170, y + 62);
        c.solid(
                Outline.smooth(
                        x - 290, y - 36, x - 200, y + 4, x + 200, y + 4, x + 300, y - 46, x + 190,
                        y + 38, x - 190, y + 38),
                p.paper());
        c.line(8, p.accent(0, 0.5), x - 240, y + 16, x + 240, y + 14);
        c.line(10, p.wood(0.4), x, y, x + 20, y - 330);
        c.solid(
                Outline.polygon(x + 24, y - 320, x + 230, y - 60, x + 6, y - 40),
                p.accent(dice.whole(0, 3), 0.7));
        c.solid(Outline.polygon(x + 10, y - 300, x - 150, y - 40, x, y - 40), p.paper());
        Plants.palm(
                s,
                dice.side() < 0 ? 20 : s.width() - 20,
                s.height() + 30,
                820,
                dice.around(140),
                p.leaf(0.36));
        Plants.frame(s, dice.side(), true, p.leaf(0.3));
    }
}
