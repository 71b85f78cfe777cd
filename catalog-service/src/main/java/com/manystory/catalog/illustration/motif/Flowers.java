package com.manystory.catalog.illustration.motif;

import com.manystory.catalog.illustration.canvas.Canvas;
import com.manystory.catalog.illustration.canvas.Dice;
import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.colour.Palette;
import java.util.List;

/// Blossoms, sprigs and arrangements.
public final class Flowers {

    private final Canvas canvas;
    private final Dice dice;
    private final Palette palette;
    private final List<Oklch> blossoms;

    /// Flowers in a colour scheme of the stage's palette, chosen by its dice.
    public Flowers(Stage stage) {
        this.canvas = stage.canvas();
        this.dice = stage.dice().fork();
        this.palette = stage.palette();
        this.blossoms = scheme();
    }

    private List<Oklch> scheme() {
        var main = palette.accent(dice.whole(0, palette.accents().size() - 1));
        var cream = palette.paper().mix(palette.gilt(0.9), 0.2);
        if (!canvas.painterly()) {
            return List.of(
                    main.at(0.7),
                    palette.accent(dice.whole(0, 3), 0.76),
                    cream,
                    palette.gilt(0.84));
        }
        var rose = palette.accent(0);
        return dice.pick(
                List.of(rose.at(0.78).vivid(0.75), rose.at(0.6), cream, rose.at(0.88).vivid(0.6)),
                List.of(cream, cream.darker(0.05), palette.leaf(0.82), rose.at(0.86).vivid(0.5)),
                List.of(palette.clay(0.68), palette.gilt(0.8), cream, palette.clay(0.8)),
                List.of(main.at(0.72).vivid(0.8), cream, main.at(0.86).vivid(0.6), rose.at(0.5)),
                List.of(rose.at(0.42), rose.at(0.55), palette.clay(0.72), cream));
    }

    /// One blossom's colour.
    public Oklch tone() {
        return dice.pick(blossoms).lighter(dice.around(0.03)).turned(dice.around(7));
    }

    /// A rose or peony: rings of petals around a curled heart.
    public void rose(double x, double y, double r, Oklch tone) {
        canvas.fill(Outline.circle(x, y, r * 0.96), tone.darker(0.1));
        for (int ring = 0; ring < 3; ring++) {
            int petals = 6 - ring;
            var out = r * (0.58 - ring * 0.2);
            var size = r * (0.5 - ring * 0.08);
            var turn = dice.between(0, Math.TAU);
            for (int i = 0; i < petals; i++) {
                var angle = turn + Math.TAU * i / petals;
                var light = -Math.sin(angle + 0.6) * 0.045 + dice.around(0.02);
                canvas.fill(
                        Outline.oval(
                                x + Math.cos(angle) * out,
                                y + Math.sin(angle) * out,
                                size,
                                size * dice.between(0.84, 1)),
                        tone.lighter(light - ring * 0.012 + 0.02));
            }
        }
        canvas.stroke(
                Outline.curve(
                        x - r * 0.22,
                        y + r * 0.02,
                        x,
                        y - r * 0.2,
                        x + r * 0.22,
                        y,
                        x + r * 0.04,
                        y + r * 0.16),
                r * 0.09,
                tone.darker(0.13));
    }

    /// A daisy with a heart of another colour.
    public void daisy(double x, double y, double r, Oklch tone) {
        int petals = dice.whole(6, 9);
        var turn = dice.between(0, Math.TAU);
        for (int i = 0; i < petals; i++) {
            var angle = turn + Math.TAU * i / petals;
            canvas.fill(
                    Outline.leaf(x, y, angle, r * 1.08, r * 0.5),
                    tone.lighter(i % 2 == 0 ? 0.02 : -0.03));
        }
        canvas.fill(Outline.circle(x, y, r * 0.3), palette.gilt(0.76));
    }

    /// A blossom of either kind.
    public void blossom(double x, double y, double r) {
        if (dice.chance(0.72)) {
            rose(x, y, r, tone());
        } else {
            daisy(x, y, r * 0.9, tone());
        }
    }

    /// A stem with leaves, in a direction in radians.
    public void sprig(double x, double y, double angle, double length) {
        var tone = palette.leaf(dice.between(0.42, 0.66)).turned(dice.around(14));
        var bend = dice.around(0.35);
        var endX = x + Math.cos(angle + bend) * length;
        var endY = y + Math.sin(angle + bend) * length;
        canvas.line(length * 0.025, tone.darker(0.08), x, y, endX, endY);
        int pairs = dice.whole(4, 6);
        for (int i = 1; i <= pairs; i++) {
            var t = i / (double) pairs;
            var at = length * (1 - t * 0.25) * 0.32;
            for (int side = -1; side <= 1; side += 2) {
                canvas.fill(
                        Outline.leaf(
                                x + (endX - x) * t,
                                y + (endY - y) * t,
                                angle + bend + side * dice.between(0.5, 0.9),
                                at,
                                at * 0.42),
                        tone.lighter(side * 0.03 + dice.around(0.02)));
            }
        }
    }

    /// A round cluster: greenery behind, blossoms before, larger ones in the middle.
    public void cluster(double x, double y, double r) {
        int sprigs = (int) Math.min(16, 7 + r / 22);
        for (int i = 0; i < sprigs; i++) {
            var angle = Math.TAU * i / sprigs + dice.around(0.3);
            sprig(
                    x + Math.cos(angle) * r * 0.4,
                    y + Math.sin(angle) * r * 0.4,
                    angle,
                    r * dice.between(0.6, 0.98));
        }
        int blossomCount = (int) Math.min(20, 7 + r / 16);
        for (int i = 0; i < blossomCount; i++) {
            var t = 1 - i / (double) blossomCount;
            var angle = i * 2.39996;
            var out = Math.sqrt(t) * r * 0.72;
            var size = r * (0.2 + 0.12 * (1 - t)) * dice.between(0.85, 1.15);
            blossom(x + Math.cos(angle) * out, y + Math.sin(angle) * out * 0.92, size);
        }
    }

    /// A garland along a curve from one point to another that sags by a depth.
    public void garland(double x0, double y0, double x1, double y1, double sag, double size) {
        int n = (int) Math.max(6, Math.hypot(x1 - x0, y1 - y0) / size * 1.4);
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i <= n; i++) {
                var t = i / (double) n;
                var x = x0 + (x1 - x0) * t + dice.around(size * 0.3);
                var y = y0 + (y1 - y0) * t + Math.sin(t * Math.PI) * sag + dice.around(size * 0.3);
                if (pass == 0) {
                    sprig(x, y, dice.between(0, Math.TAU), size * dice.between(0.8, 1.3));
                } else if (dice.chance(0.75)) {
                    blossom(x, y, size * dice.between(0.3, 0.58));
                }
            }
        }
    }
}
