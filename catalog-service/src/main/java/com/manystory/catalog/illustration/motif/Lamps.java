package com.manystory.catalog.illustration.motif;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;

/// Things that shine.
public final class Lamps {

    private static final Oklch WARM = Oklch.of(0.88, 0.11, 72);
    private static final Oklch CORE = Oklch.of(0.97, 0.06, 88);

    private Lamps() {}

    /// Warm lamplight.
    public static Oklch warm() {
        return WARM;
    }

    /// A string of bulbs from one point to another, sagging by a depth.
    public static void string(
            Stage s, double x0, double y0, double x1, double y1, double sag, double bulb) {
        var c = s.canvas();
        var length = Math.hypot(x1 - x0, y1 - y0);
        int n = (int) Math.max(5, length / (bulb * 5.5));
        var wire = new double[(n + 1) * 2];
        for (int i = 0; i <= n; i++) {
            var t = i / (double) n;
            wire[i * 2] = x0 + (x1 - x0) * t;
            wire[i * 2 + 1] = y0 + (y1 - y0) * t + 4 * sag * t * (1 - t);
        }
        c.stroke(Outline.curve(wire), bulb * 0.22, s.palette().ink().fade(0.6));
        var strength = 0.25 + 0.6 * s.light().lamps();
        for (int i = 0; i <= n; i++) {
            bulb(s, wire[i * 2], wire[i * 2 + 1] + bulb * 0.8, bulb, strength);
        }
    }

    /// One bulb.
    public static void bulb(Stage s, double x, double y, double r, double strength) {
        s.canvas().fill(Outline.circle(x, y, r), s.painterly() ? CORE : s.palette().gilt(0.88));
        s.canvas().glow(x, y, r * 6.5, WARM, strength * 0.42);
    }

    /// A candle on something.
    public static void candle(Stage s, double x, double foot, double height) {
        var c = s.canvas();
        var w = Math.max(height * 0.16, 5);
        c.body(Outline.round(x - w / 2, foot - height, w, height, w * 0.2), s.palette().paper());
        c.fill(
                Outline.leaf(x, foot - height, -Math.PI / 2, w * 2.1, w * 0.9),
                s.palette().gilt(0.86));
        c.glow(x, foot - height - w, w * 7, WARM, 0.14 + 0.26 * s.light().lamps());
    }

    /// A chandelier of rings of candles hanging from above.
    public static void chandelier(Stage s, double x, double y, double r) {
        var c = s.canvas();
        var metal = s.palette().gilt(0.6);
        c.line(r * 0.03, metal.darker(0.15), x, -20, x, y);
        for (int ring = 0; ring < 2; ring++) {
            var rx = r * (1 - ring * 0.42);
            var ry = y - ring * r * 0.34;
            c.stroke(Outline.oval(x, ry, rx, rx * 0.2), r * 0.04, metal);
            c.line(r * 0.02, metal, x - rx, ry, x, y - r * 0.8, x + rx, ry);
            int lights = 9 - ring * 3;
            for (int i = 0; i < lights; i++) {
                var angle = Math.TAU * i / lights + 0.3;
                bulb(
                        s,
                        x + Math.cos(angle) * rx,
                        ry + Math.sin(angle) * rx * 0.2 - r * 0.07,
                        r * 0.045,
                        0.5);
            }
        }
        for (int i = -3; i <= 3; i++) {
            var drop = r * (0.3 - Math.abs(i) * 0.05);
            c.line(
                    r * 0.018,
                    CORE.fade(0.7),
                    x + i * r * 0.24,
                    y + r * 0.1,
                    x + i * r * 0.2,
                    y + r * 0.1 + drop);
        }
        c.glow(x, y, r * 2.6, WARM, 0.26 + 0.3 * s.light().lamps());
    }

    /// A hanging paper or rattan lantern.
    public static void lantern(Stage s, double x, double y, double r, Oklch tone) {
        var c = s.canvas();
        c.line(r * 0.05, s.palette().ink().fade(0.6), x, -20, x, y - r);
        c.body(Outline.oval(x, y, r, r * 0.92), tone);
        for (int i = -2; i <= 2; i++) {
            c.stroke(
                    Outline.curve(
                            x - r * 0.92,
                            y + i * r * 0.3,
                            x,
                            y + i * r * 0.36,
                            x + r * 0.92,
                            y + i * r * 0.3),
                    r * 0.035,
                    tone.darker(0.1).fade(0.6));
        }
        c.glow(x, y, r * 3, WARM, 0.2 + 0.45 * s.light().lamps());
    }

    /// Discs of light out of focus, over a region.
    public static void bokeh(Stage s, double x, double y, double rx, double ry, int count) {
        var dice = s.dice();
        for (int i = 0; i < count; i++) {
            var r = dice.between(9, 30);
            var tone = WARM.turned(dice.around(25)).fade(dice.between(0.14, 0.4));
            s.canvas()
                    .fill(
                            Outline.circle(x + dice.around(rx), y + dice.around(ry), r),
                            tone.lighter(0.05));
        }
    }
}
