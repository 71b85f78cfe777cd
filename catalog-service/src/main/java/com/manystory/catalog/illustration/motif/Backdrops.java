package com.manystory.catalog.illustration.motif;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import java.awt.geom.Area;
import java.awt.geom.Path2D;

/// What is behind and below things: skies, land, water, rooms and patterned paper.
public final class Backdrops {

    private Backdrops() {}

    /// A sky down to a horizon, with sun or moon, clouds or stars.
    public static void sky(Stage s, double horizon) {
        var c = s.canvas();
        var dice = s.dice();
        var light = s.light();
        c.fill(Outline.box(0, 0, s.width(), horizon + 4), light.skyTop(), light.skyLow());
        var sunX = s.width() * dice.between(0.15, 0.85);
        var low = light.time().equals("day") ? dice.between(0.15, 0.3) : dice.between(0.55, 0.86);
        var sunY = horizon * low;
        if (light.time().equals("night")) {
            stars(s, horizon);
            c.fill(Outline.circle(sunX, horizon * 0.25, 36), light.sun());
            c.glow(sunX, horizon * 0.25, 260, light.sun(), 0.3);
        } else if (s.painterly()) {
            c.glow(sunX, sunY, 640, light.sun(), 0.38);
            c.fill(Outline.circle(sunX, sunY, 44), light.sun());
        } else {
            c.fill(Outline.circle(sunX, sunY, dice.between(62, 105)), light.sun().vivid(1.5));
        }
        int clouds = dice.whole(2, 5);
        for (int i = 0; i < clouds; i++) {
            cloud(
                    s,
                    s.width() * dice.unit(),
                    horizon * dice.between(0.12, 0.8),
                    dice.between(90, 240));
        }
    }

    private static void stars(Stage s, double horizon) {
        for (int i = 0; i < 46; i++) {
            var dice = s.dice();
            s.canvas()
                    .fill(
                            Outline.circle(
                                    s.width() * dice.unit(),
                                    horizon * 0.8 * dice.unit(),
                                    dice.between(1.2, 3.4)),
                            s.palette().paper().fade(dice.between(0.4, 0.95)));
        }
    }

    /// A cloud.
    public static void cloud(Stage s, double x, double y, double size) {
        var c = s.canvas();
        var dice = s.dice();
        if (s.painterly()) {
            var tone = s.light().skyLow().lighter(0.06).fade(0.5);
            for (int i = 0; i < 3; i++) {
                var shape =
                        Outline.blob(
                                dice,
                                x + dice.around(size * 0.8),
                                y + dice.around(size * 0.07),
                                size * dice.between(0.7, 1.3),
                                size * dice.between(0.07, 0.17),
                                0.25);
                c.soft(shape, tone, size * 0.07);
            }
        } else {
            var path =
                    new Area(
                            Outline.round(
                                    x - size * 0.6,
                                    y - size * 0.16,
                                    size * 1.2,
                                    size * 0.26,
                                    size * 0.13));
            path.add(new Area(Outline.circle(x - size * 0.15, y - size * 0.16, size * 0.24)));
            path.add(new Area(Outline.circle(x + size * 0.2, y - size * 0.1, size * 0.18)));
            c.fill(path, s.palette().paper().fade(0.94));
        }
    }

    /// A ridge of hills; farther ridges should be given paler tones.
    public static void ridge(Stage s, double y, double rise, double bottom, Oklch tone) {
        var dice = s.dice();
        int n = dice.whole(4, 6);
        var path = new Path2D.Double();
        var xy = new double[(n + 3) * 2];
        for (int i = 0; i < n + 3; i++) {
            xy[i * 2] = s.width() * (i - 1) / n;
            xy[i * 2 + 1] = y - rise * dice.unit();
        }
        path.append(Outline.curve(xy), false);
        path.lineTo(s.width() * 1.3, bottom);
        path.lineTo(-s.width() * 0.3, bottom);
        path.closePath();
        if (s.painterly()) {
            s.canvas().gradient(path, tone, tone.lighter(0.08).vivid(0.7), 0, y - rise, 0, bottom);
        } else {
            s.canvas().fill(path, tone);
            s.canvas().stipple(path, tone.darker(0.1), 0, y - rise, 0, bottom + 120);
        }
    }

    /// A volcano of the archipelago on the horizon.
    public static void volcano(Stage s, double x, double base, double height, Oklch tone) {
        var w = height * s.dice().between(1.3, 1.9);
        var path =
                Outline.smooth(
                        x - w * 1.3,
                        base + 30,
                        x - w * 0.55,
                        base - height * 0.42,
                        x - height * 0.1,
                        base - height,
                        x + height * 0.12,
                        base - height * 0.98,
                        x + w * 0.5,
                        base - height * 0.45,
                        x + w * 1.3,
                        base + 30);
        s.canvas().fill(path, tone, tone.mix(s.light().skyLow(), 0.75));
    }

    /// Water with bands of reflected light.
    public static void sea(Stage s, double horizon, double shore) {
        var c = s.canvas();
        var dice = s.dice();
        var deep = s.palette().water(s.light().dark() ? 0.45 : 0.62);
        var near = deep.lighter(0.14).mix(s.light().skyLow(), 0.25);
        c.fill(Outline.box(0, horizon, s.width(), shore - horizon + 60), deep, near);
        for (int i = 0; i < 34; i++) {
            var t = dice.unit();
            var y = horizon + (shore - horizon) * t * t + 3;
            var w = 20 + 190 * t * dice.unit();
            var x = s.width() * dice.unit();
            c.line(
                    1.5 + 3.5 * t,
                    s.light().skyLow().lighter(0.05).fade(0.25 + 0.3 * dice.unit()),
                    x,
                    y,
                    x + w,
                    y);
        }
    }

    /// A city's towers along the horizon, windows lit after dark.
    public static void skyline(Stage s, double base, double height, Oklch tone) {
        var dice = s.dice();
        var c = s.canvas();
        for (int layer = 0; layer < 2; layer++) {
            var shade = tone.mix(s.light().skyLow(), 0.55 - layer * 0.35);
            for (var x = -20.0; x < s.width(); ) {
                var w = dice.between(34, 92);
                var h = height * dice.between(0.25, 1) * (1 - layer * 0.3);
                c.fill(
                        Outline.box(x, base - h, w, h + 30),
                        shade,
                        shade.mix(s.light().skyLow(), 0.3));
                if (dice.chance(0.25)) {
                    c.line(3, shade, x + w / 2, base - h, x + w / 2, base - h - 40);
                }
                if (layer == 1) {
                    windows(s, x, base - h, w, h);
                }
                x += w + dice.between(-6, 26);
            }
        }
    }

    private static void windows(Stage s, double x, double top, double w, double h) {
        var dice = s.dice();
        var lit = Lamps.warm().fade(s.light().dark() ? 0.85 : 0.25);
        for (var wy = top + 14; wy < top + h - 10; wy += 19) {
            for (var wx = x + 8; wx < x + w - 10; wx += 14) {
                if (dice.chance(0.33)) {
                    s.canvas().fill(Outline.box(wx, wy, 6, 9), lit);
                }
            }
        }
    }

    /// A floor from a horizon down, with boards or tiles that run to a vanishing point.
    public static void floor(Stage s, double horizon, double vanishX, double vanishY, Oklch tone) {
        var c = s.canvas();
        c.fill(
                Outline.box(0, horizon, s.width(), s.height() - horizon),
                tone.darker(0.07),
                tone.lighter(0.04));
        var seam = tone.darker(0.12).fade(s.painterly() ? 0.35 : 0.5);
        for (int i = -14; i <= 14; i++) {
            var x = vanishX + i * s.width() * 0.16;
            var t = (horizon - vanishY) / (s.height() - vanishY);
            c.line(2, seam, vanishX + (x - vanishX) * t, horizon, x, s.height());
        }
        var gap = 9.0;
        for (var y = horizon + gap; y < s.height(); y += gap) {
            c.line(2, seam, 0, y, s.width(), y);
            gap *= 1.42;
        }
    }

    /// Scattered paper shapes; a light sprinkle suits both styles.
    public static void confetti(Stage s, int count) {
        var dice = s.dice();
        for (int i = 0; i < count; i++) {
            var x = s.width() * dice.unit();
            var y = s.height() * dice.unit() * 0.82;
            var tone = s.palette().accent(dice.whole(0, 4), dice.between(0.7, 0.86));
            var r = dice.between(5, 13);
            var shape =
                    switch (dice.whole(0, 3)) {
                        case 0 -> Outline.circle(x, y, r * 0.8);
                        case 1 ->
                                Outline.turned(
                                        Outline.round(x - r, y - r * 0.4, r * 2, r * 0.8, r * 0.4),
                                        dice.between(0, 3),
                                        x,
                                        y);
                        case 2 -> Outline.star(x, y, r * 1.3, r * 0.55, 4, dice.unit());
                        default ->
                                Outline.turned(
                                        Outline.polygon(x - r, y + r, x + r, y + r, x, y - r),
                                        dice.between(0, 3),
                                        x,
                                        y);
                    };
            s.canvas().fill(shape, s.painterly() ? tone.fade(0.5) : tone);
        }
    }
}
