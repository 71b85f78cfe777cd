package com.manystory.catalog.illustration.motif;

import com.manystory.catalog.illustration.canvas.Canvas;
import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;

/// A couple on their day, seen from behind or against the light.
public final class Couple {

    private Couple() {}

    /// Two figures standing close, hand in hand.
    ///
    /// @param height the taller one's height
    public static void draw(Stage s, double x, double ground, double height) {
        var side = s.dice().side();
        s.canvas().ground(x, ground, height * 0.4);
        groom(s, x + side * height * 0.15, ground, height);
        bride(s, x - side * height * 0.13, ground, height * 0.94, -side);
        s.canvas()
                .line(
                        height * 0.035,
                        s.palette().ink().lighter(0.08),
                        x + side * height * 0.1,
                        ground - height * 0.62,
                        x + side * height * 0.02,
                        ground - height * 0.45);
    }

    /// A figure in a gown with a veil.
    public static void bride(Stage s, double x, double ground, double h, int train) {
        var c = s.canvas();
        var cloth = s.palette().paper().mix(s.palette().accent(0, 0.9), 0.12);
        var skin = Oklch.of(s.dice().between(0.62, 0.76), 0.065, 55);
        var hair = Oklch.of(0.28, 0.03, 45);
        gown(c, x, ground, h, train, cloth);
        c.line(
                h * 0.045,
                skin,
                x - h * 0.085,
                ground - h * 0.76,
                x - h * 0.12,
                ground - h * 0.56,
                x - h * 0.06,
                ground - h * 0.47);
        c.line(
                h * 0.045,
                skin,
                x + h * 0.085,
                ground - h * 0.76,
                x + h * 0.12,
                ground - h * 0.56,
                x + h * 0.08,
                ground - h * 0.47);
        c.fill(
                Outline.smooth(
                        x - h * 0.085,
                        ground - h * 0.79,
                        x + h * 0.085,
                        ground - h * 0.79,
                        x + h * 0.05,
                        ground - h * 0.68,
                        x - h * 0.05,
                        ground - h * 0.68),
                skin);
        c.line(h * 0.05, skin.darker(0.05), x, ground - h * 0.8, x, ground - h * 0.86);
        c.fill(Outline.oval(x, ground - h * 0.915, h * 0.06, h * 0.072), hair);
        c.fill(Outline.circle(x, ground - h * 0.965, h * 0.04), hair.lighter(0.03));
        var veil =
                Outline.smooth(
                        x - h * 0.05,
                        ground - h * 0.96,
                        x + h * 0.05,
                        ground - h * 0.96,
                        x + h * 0.13,
                        ground - h * 0.6,
                        x + h * 0.15 + train * h * 0.08,
                        ground - h * 0.18,
                        x + train * h * 0.12,
                        ground - h * 0.12,
                        x - h * 0.14 + train * h * 0.08,
                        ground - h * 0.18,
                        x - h * 0.12,
                        ground - h * 0.6);
        c.fill(veil, cloth.lighter(0.03).fade(0.5));
    }

    /// A gown from the bust to the train.
    public static void gown(Canvas c, double x, double ground, double h, int train, Oklch cloth) {
        var skirt =
                Outline.smooth(
                        x - h * 0.055,
                        ground - h * 0.58,
                        x + h * 0.055,
                        ground - h * 0.58,
                        x + h * 0.13,
                        ground - h * 0.36,
                        x + h * 0.21 + Math.max(0, train) * h * 0.1,
                        ground - h * 0.08,
                        x + h * 0.24 + Math.max(0, train) * h * 0.3,
                        ground + h * 0.01,
                        x,
                        ground + h * 0.03,
                        x - h * 0.24 + Math.min(0, train) * h * 0.3,
                        ground + h * 0.01,
                        x - h * 0.21 + Math.min(0, train) * h * 0.1,
                        ground - h * 0.08,
                        x - h * 0.13,
                        ground - h * 0.36);
        c.body(skirt, cloth.darker(0.015));
        for (int i = -2; i <= 2; i++) {
            c.stroke(
                    Outline.curve(
                            x + i * h * 0.018, ground - h * 0.54,
                            x + i * h * 0.045, ground - h * 0.32,
                            x + i * h * 0.1, ground - h * 0.02),
                    h * 0.009,
                    cloth.darker(0.1).fade(0.6));
        }
        c.body(
                Outline.smooth(
                        x - h * 0.08,
                        ground - h * 0.74,
                        x,
                        ground - h * 0.71,
                        x + h * 0.08,
                        ground - h * 0.74,
                        x + h * 0.052,
                        ground - h * 0.57,
                        x - h * 0.052,
                        ground - h * 0.57),
                cloth);
    }

    /// A figure in a suit.
    public static void groom(Stage s, double x, double ground, double h) {
        var c = s.canvas();
        var cloth =
                s.dice()
                        .pick(
                                s.palette().ink().lighter(0.06),
                                s.palette().water(0.36).vivid(0.6),
                                s.palette().wood(0.42).vivid(0.6),
                                s.palette().stone(0.62));
        var skin = Oklch.of(s.dice().between(0.6, 0.74), 0.065, 55);
        c.line(
                h * 0.085,
                cloth.darker(0.04),
                x - h * 0.04,
                ground - h * 0.46,
                x - h * 0.05,
                ground - h * 0.02);
        c.line(
                h * 0.085,
                cloth.darker(0.02),
                x + h * 0.04,
                ground - h * 0.46,
                x + h * 0.05,
                ground - h * 0.02);
        c.line(
                h * 0.05,
                cloth.darker(0.03),
                x - h * 0.11,
                ground - h * 0.76,
                x - h * 0.13,
                ground - h * 0.48);
        c.line(
                h * 0.05,
                cloth.darker(0.03),
                x + h * 0.11,
                ground - h * 0.76,
                x + h * 0.13,
                ground - h * 0.48);
        c.body(
                Outline.smooth(
                        x - h * 0.12,
                        ground - h * 0.79,
                        x,
                        ground - h * 0.83,
                        x + h * 0.12,
                        ground - h * 0.79,
                        x + h * 0.1,
                        ground - h * 0.6,
                        x + h * 0.105,
                        ground - h * 0.42,
                        x - h * 0.105,
                        ground - h * 0.42,
                        x - h * 0.1,
                        ground - h * 0.6),
                cloth);
        c.line(h * 0.05, skin.darker(0.05), x, ground - h * 0.83, x, ground - h * 0.88);
        c.fill(Outline.oval(x, ground - h * 0.93, h * 0.058, h * 0.07), skin);
        c.fill(Outline.oval(x, ground - h * 0.95, h * 0.06, h * 0.062), Oklch.of(0.26, 0.025, 45));
    }
}
