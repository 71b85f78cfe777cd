package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Couple;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Plants;
import com.manystory.catalog.illustration.motif.Rooms;

/// Gowns and kebaya, on a stand, on a rail or worn.
final class Attire {

    private Attire() {}

    static void bridal(Stage s) {
        switch (s.dice().whole(0, 2)) {
            case 0 -> rail(s);
            case 1 -> worn(s);
            default -> stand(s);
        }
    }

    private static Oklch cloth(Stage s) {
        return s.palette()
                .paper()
                .mix(s.palette().accent(s.dice().whole(0, 3), 0.86), s.dice().between(0.05, 0.6));
    }

    private static void stand(Stage s) {
        var floor = room(s);
        var c = s.canvas();
        var x = s.middle() + s.dice().around(90);
        var h = 880.0;
        c.ground(x, floor + 96, 260);
        c.line(16, s.palette().wood(0.44), x, floor + 90, x, floor - 300);
        c.line(10, s.palette().wood(0.44), x - 90, floor + 96, x, floor + 60, x + 90, floor + 96);
        Couple.gown(c, x, floor + 76, h, s.dice().side(), cloth(s));
        var form = s.palette().stone(0.84);
        c.body(
                Outline.smooth(
                        x - 70,
                        floor - 572,
                        x,
                        floor - 546,
                        x + 70,
                        floor - 572,
                        x + 46,
                        floor - 612,
                        x - 46,
                        floor - 612),
                form);
        c.body(Outline.round(x - 22, floor - 654, 44, 56, 16), form.darker(0.03));
        c.fill(Outline.oval(x, floor - 656, 24, 9), s.palette().wood(0.5));
        var flowers = new Flowers(s);
        Furniture.pedestal(s, flowers, x + s.dice().side() * 430, floor + 60, 260);
    }

    private static void rail(Stage s) {
        var floor = room(s);
        var c = s.canvas();
        var metal = s.palette().gilt(0.66);
        var left = s.middle() - 430;
        var right = s.middle() + 430;
        var top = floor - 590;
        c.line(12, metal, left, floor + 60, left, top, right, top, right, floor + 60);
        for (int i = 0; i < 6; i++) {
            var x = left + 90 + i * 136 + s.dice().around(14);
            var tone = i % 3 == 1 ? s.palette().accent(s.dice().whole(0, 3), 0.7) : cloth(s);
            c.stroke(Outline.curve(x - 6, top - 4, x + 12, top - 22, x, top + 22), 5, metal);
            c.line(8, s.palette().wood(0.5), x - 62, top + 58, x, top + 26, x + 62, top + 58);
            var w = s.dice().between(70, 118);
            var bottom = floor + s.dice().between(-60, 40);
            c.solid(
                    Outline.smooth(
                            x - 56,
                            top + 52,
                            x,
                            top + 74,
                            x + 56,
                            top + 52,
                            x + 44,
                            top + 190,
                            x + w,
                            bottom,
                            x,
                            bottom + 16,
                            x - w,
                            bottom,
                            x - 44,
                            top + 190),
                    tone);
            for (int k = -1; k <= 1; k++) {
                c.line(
                        5,
                        tone.darker(0.09).fade(0.5),
                        x + k * 16,
                        top + 210,
                        x + k * 48,
                        bottom - 14);
            }
        }
        Plants.potted(s, right + 130, floor + 70, 330, s.palette().clay(0.6));
    }

    private static void worn(Stage s) {
        var floor = room(s);
        var x = s.middle() + s.dice().around(80);
        s.canvas().ground(x, floor + 90, 260);
        Couple.bride(s, x, floor + 84, 820, s.dice().side());
        new Flowers(s).cluster(x, floor - 240, 86);
        var flowers = new Flowers(s);
        Furniture.pedestal(s, flowers, x - s.dice().side() * 460, floor + 70, 300);
    }

    private static double room(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var wall = Rooms.wall(s);
        var floor = s.height() * dice.between(0.8, 0.86);
        c.wash(wall.lighter(0.03), wall.darker(0.03));
        Rooms.window(s, s.width() * dice.pick(0.06, 0.66, 0.7), floor - 20);
        var edge = dice.side();
        Furniture.curtain(
                s,
                edge < 0 ? -30 : s.width() - 250,
                -10,
                280,
                floor + 20,
                edge,
                s.palette().paper().darker(0.01).fade(0.94));
        var tone = s.palette().wood(0.68);
        c.fill(Outline.box(0, floor, s.width(), s.height()), tone.darker(0.05), tone.lighter(0.04));
        c.fill(
                Outline.oval(s.middle(), floor + 80, 520, 66),
                s.palette().accent(dice.whole(0, 2), 0.82).fade(0.85));
        return floor;
    }
}
