package com.manystory.catalog.illustration.motif;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;

/// Tables, chairs, vases, pedestals and drapery.
public final class Furniture {

    private Furniture() {}

    /// A light chair seen from behind.
    public static void chair(Stage s, double x, double ground, double h, Oklch tone) {
        var c = s.canvas();
        var w = h * 0.2;
        c.line(h * 0.045, tone.darker(0.08), x - w, ground, x - w * 0.9, ground - h * 0.5);
        c.line(h * 0.045, tone.darker(0.08), x + w, ground, x + w * 0.9, ground - h * 0.5);
        c.fill(
                Outline.round(x - w * 1.1, ground - h * 0.52, w * 2.2, h * 0.09, h * 0.03),
                tone.lighter(0.08));
        c.line(h * 0.04, tone, x - w * 0.95, ground - h * 0.5, x - w * 0.8, ground - h);
        c.line(h * 0.04, tone, x + w * 0.95, ground - h * 0.5, x + w * 0.8, ground - h);
        c.line(h * 0.05, tone, x - w * 0.8, ground - h, x + w * 0.8, ground - h);
        c.line(h * 0.03, tone, x - w * 0.85, ground - h * 0.68, x + w * 0.85, ground - h * 0.68);
        for (int i = -1; i <= 1; i++) {
            c.line(
                    h * 0.022,
                    tone,
                    x + i * w * 0.4,
                    ground - h * 0.68,
                    x + i * w * 0.4,
                    ground - h);
        }
    }

    /// A round table under a cloth to the ground, set with flowers and candles.
    public static void roundTable(Stage s, double x, double ground, double w, Oklch cloth) {
        var c = s.canvas();
        var h = w * 0.42;
        c.ground(x, ground, w * 0.7);
        c.body(
                Outline.smooth(
                        x - w * 0.5,
                        ground - h,
                        x + w * 0.5,
                        ground - h,
                        x + w * 0.55,
                        ground - h * 0.2,
                        x + w * 0.5,
                        ground,
                        x,
                        ground + h * 0.06,
                        x - w * 0.5,
                        ground,
                        x - w * 0.55,
                        ground - h * 0.2),
                cloth.darker(0.05));
        for (int i = -3; i <= 3; i++) {
            c.line(
                    w * 0.012,
                    cloth.darker(0.13).fade(0.5),
                    x + i * w * 0.14,
                    ground - h * 0.8,
                    x + i * w * 0.155,
                    ground - h * 0.03);
        }
        c.fill(Outline.oval(x, ground - h, w * 0.53, w * 0.1), cloth.lighter(0.02));
    }

    /// A glass or ceramic vase.
    public static void vase(Stage s, double x, double foot, double h, Oklch tone) {
        var w = h * 0.26;
        s.canvas()
                .body(
                        Outline.smooth(
                                x - w * 0.5,
                                foot - h,
                                x + w * 0.5,
                                foot - h,
                                x + w * 0.42,
                                foot - h * 0.78,
                                x + w,
                                foot - h * 0.4,
                                x + w * 0.6,
                                foot,
                                x - w * 0.6,
                                foot,
                                x - w,
                                foot - h * 0.4,
                                x - w * 0.42,
                                foot - h * 0.78),
                        tone);
    }

    /// A fluted pedestal with flowers on top.
    public static void pedestal(Stage s, Flowers flowers, double x, double ground, double h) {
        var c = s.canvas();
        var tone = s.palette().stone(0.9);
        var w = h * 0.15;
        c.ground(x, ground, w * 2);
        c.body(Outline.box(x - w * 0.7, ground - h, w * 1.4, h), tone);
        c.body(Outline.round(x - w, ground - h * 0.08, w * 2, h * 0.08, 3), tone.lighter(0.03));
        c.body(Outline.round(x - w, ground - h, w * 2, h * 0.07, 3), tone.lighter(0.03));
        for (int i = -1; i <= 1; i++) {
            c.line(
                    w * 0.09,
                    tone.darker(0.12).fade(0.6),
                    x + i * w * 0.35,
                    ground - h * 0.9,
                    x + i * w * 0.35,
                    ground - h * 0.1);
        }
        flowers.cluster(x, ground - h * 1.16, h * 0.36);
    }

    /// A curtain gathered to one side.
    public static void curtain(
            Stage s, double x, double top, double w, double h, int side, Oklch tone) {
        var c = s.canvas();
        var path =
                Outline.smooth(
                        x,
                        top,
                        x + w,
                        top,
                        x + w * (side < 0 ? 0.62 : 0.96),
                        top + h * 0.55,
                        x + w * (side < 0 ? 0.5 : 0.98),
                        top + h,
                        x + w * (side < 0 ? 0.02 : 0.5),
                        top + h,
                        x + w * (side < 0 ? 0.04 : 0.38),
                        top + h * 0.55);
        c.fill(path, tone);
        for (int i = 1; i < 6; i++) {
            var t = i / 6.0;
            var low = side < 0 ? t * 0.5 : 0.5 + t * 0.5;
            c.stroke(
                    Outline.curve(
                            x + w * t, top + 6,
                            x + w * (t * 0.6 + low * 0.4), top + h * 0.5,
                            x + w * low, top + h * 0.97),
                    w * 0.035,
                    (i % 2 == 0 ? tone.lighter(0.05) : tone.darker(0.07)).fade(0.65));
        }
    }
}
