package com.manystory.catalog.illustration.motif;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;

/// The backs of indoor pictures, chosen by the dice so that a page of them differs.
public final class Rooms {

    private Rooms() {}

    /// A pale wall tone of the palette.
    public static Oklch wall(Stage s) {
        var dice = s.dice();
        int accent = dice.whole(0, s.palette().accents().size() - 1);
        return s.painterly()
                ? s.palette().paper().mix(s.palette().accent(accent, 0.82), dice.between(0.1, 0.5))
                : s.palette().accent(accent, dice.between(0.8, 0.93));
    }

    /// A wall and a floor meeting at a line, with a large figure behind the subject. Answers the
    /// floor's line.
    public static double studio(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var wall = wall(s);
        var floorY = s.height() * dice.between(0.68, 0.8);
        c.wash(wall.lighter(0.02), wall.darker(0.03));
        figure(s, wall, floorY);
        var floor =
                s.painterly()
                        ? dice.pick(
                                s.palette().wood(0.66), s.palette().stone(0.8), wall.darker(0.14))
                        : s.palette().accent(dice.whole(0, 4), dice.between(0.72, 0.86));
        if (Math.abs(floor.lightness() - wall.lightness()) < 0.06) {
            floor = floor.darker(0.12);
        }
        var area = Outline.box(-10, floorY, s.width() + 20, s.height() - floorY + 10);
        c.fill(
                area,
                floor.darker(s.painterly() ? 0.06 : 0),
                floor.lighter(s.painterly() ? 0.05 : 0));
        c.stipple(area, floor.darker(0.1), 0, s.height() + 40, 0, floorY - 60);
        if (dice.chance(0.5)) {
            c.fill(Outline.box(-10, floorY - 14, s.width() + 20, 14), wall.lighter(0.06));
        }
        return floorY;
    }

    private static void figure(Stage s, Oklch wall, double floorY) {
        var c = s.canvas();
        var dice = s.dice();
        var tone =
                s.painterly()
                        ? wall.darker(0.05).vivid(1.25)
                        : wall.mix(s.palette().accent(dice.whole(0, 4), 0.8), 0.75);
        var x = s.middle() + dice.around(s.width() * 0.12);
        switch (dice.whole(0, 6)) {
            case 0 -> c.fill(Outline.circle(x, floorY - 330, dice.between(280, 380)), tone);
            case 1 -> c.fill(Outline.arch(x - 300, floorY, 600, dice.between(560, 700)), tone);
            case 2 -> window(s, x - 260 * dice.side(), floorY);
            case 3 -> rays(s, x, floorY, tone);
            case 4 -> stripes(s, floorY, tone);
            case 5 -> c.fill(Outline.blob(dice, x, floorY - 320, 460, 330, 0.16), tone);
            default -> {
                window(s, s.width() * dice.between(0.1, 0.3), floorY);
                shelf(s, s.width() * dice.between(0.62, 0.78), floorY - dice.between(400, 480));
            }
        }
    }

    private static void rays(Stage s, double x, double y, Oklch tone) {
        var far = s.width() + s.height();
        for (int i = 0; i < 18; i += 2) {
            var a = Math.PI + Math.PI * i / 18;
            var b = Math.PI + Math.PI * (i + 1) / 18;
            s.canvas()
                    .fill(
                            Outline.polygon(
                                    x,
                                    y,
                                    x + Math.cos(a) * far,
                                    y + Math.sin(a) * far,
                                    x + Math.cos(b) * far,
                                    y + Math.sin(b) * far),
                            tone.fade(s.painterly() ? 0.4 : 0.75));
        }
    }

    private static void stripes(Stage s, double floorY, Oklch tone) {
        var step = s.dice().between(60, 120);
        for (var x = 0.0; x < s.width(); x += step * 2) {
            s.canvas().fill(Outline.box(x, 0, step, floorY), tone.fade(s.painterly() ? 0.4 : 0.6));
        }
    }

    /// A tall window with daylight or evening behind it, and its light on the floor.
    public static void window(Stage s, double x, double floorY) {
        var c = s.canvas();
        var dice = s.dice();
        var w = dice.between(200, 280);
        var h = dice.between(380, 470);
        var top = floorY - h - dice.between(90, 150);
        var arched = dice.chance(0.5);
        var frame =
                arched
                        ? Outline.arch(x - 16, top + h + 16, w + 32, h + 32)
                        : Outline.round(x - 16, top - 16, w + 32, h + 32, 8);
        c.fill(frame, s.palette().paper());
        var pane = arched ? Outline.arch(x, top + h, w, h) : Outline.round(x, top, w, h, 4);
        c.fill(pane, s.light().skyTop(), s.light().skyLow());
        c.fill(
                Outline.blob(dice, x + w * 0.5, top + h * 0.9, w * 0.44, h * 0.12, 0.1),
                s.palette().leaf(0.62).fade(0.8));
        c.fill(Outline.box(x + w / 2 - 5, top, 10, h), s.palette().paper());
        c.fill(Outline.box(x, top + h * 0.45, w, 10), s.palette().paper());
        if (s.painterly()) {
            c.glow(x + w / 2, top + h / 2, w * 1.5, h * 0.9, s.light().sun(), 0.2);
            var beam =
                    Outline.polygon(
                            x + w * 0.1,
                            floorY + 20,
                            x + w * 1.1,
                            floorY + 20,
                            x + w * 1.9,
                            s.height(),
                            x + w * 0.7,
                            s.height());
            c.soft(beam, s.light().sun().fade(0.4), 22);
        }
    }

    /// A shelf with books, pots and balls.
    public static void shelf(Stage s, double x, double y) {
        var c = s.canvas();
        var dice = s.dice();
        for (int row = 0; row < 2; row++) {
            var top = y + row * 150;
            var width = 280;
            for (var at = x + 14; at < x + width - 40; ) {
                var w = dice.between(16, 40);
                var h = dice.between(50, 96);
                var tone = s.palette().accent(dice.whole(0, 4), dice.between(0.55, 0.8));
                if (dice.chance(0.8)) {
                    c.body(Outline.round(at, top - h, w, h, 4), tone);
                } else {
                    c.body(Outline.circle(at + 26, top - 26, 26), tone);
                    w = 54;
                }
                at += w + dice.between(2, 16);
            }
            c.solid(Outline.round(x, top, width, 16, 6), s.palette().wood(0.6));
        }
    }
}
