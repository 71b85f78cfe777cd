package com.manystory.catalog.illustration.motif;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;

/// Trees, palms, bushes and leaves that frame a picture.
public final class Plants {

    private Plants() {}

    /// A broad-leaved tree: trunk and a crown of overlapping masses, lit from above.
    public static void tree(Stage s, double x, double ground, double height, Oklch tone) {
        var dice = s.dice();
        var c = s.canvas();
        var trunk = height * 0.055;
        c.fill(
                Outline.smooth(
                        x - trunk,
                        ground,
                        x - trunk * 0.5,
                        ground - height * 0.4,
                        x + trunk * 0.5,
                        ground - height * 0.4,
                        x + trunk,
                        ground),
                s.palette().wood(0.38));
        var r = height * 0.3;
        var middle = ground - height * 0.64;
        for (int layer = 0; layer < 3; layer++) {
            for (int i = 0; i < 4; i++) {
                c.fill(
                        Outline.blob(
                                dice,
                                x + dice.around(r * 0.62) - layer * r * 0.1,
                                middle + dice.around(r * 0.5) - layer * r * 0.2,
                                r * (0.74 - layer * 0.16),
                                r * (0.66 - layer * 0.15),
                                0.13),
                        tone.lighter(layer * 0.045 - 0.05 + dice.around(0.012)));
            }
        }
    }

    /// A slim cypress.
    public static void cypress(Stage s, double x, double ground, double height, Oklch tone) {
        var w = height * 0.11;
        var path =
                Outline.smooth(
                        x,
                        ground - height,
                        x + w * 0.7,
                        ground - height * 0.55,
                        x + w,
                        ground - height * 0.16,
                        x,
                        ground,
                        x - w,
                        ground - height * 0.16,
                        x - w * 0.7,
                        ground - height * 0.55);
        s.canvas().body(path, tone);
    }

    /// A coconut palm that leans.
    public static void palm(
            Stage s, double x, double ground, double height, double lean, Oklch tone) {
        var dice = s.dice();
        var c = s.canvas();
        var topX = x + lean;
        var topY = ground - height;
        var trunk = s.palette().wood(tone.lightness() - 0.04).vivid(0.7);
        c.stroke(
                Outline.curve(x, ground, x + lean * 0.25, ground - height * 0.5, topX, topY),
                height * 0.028,
                trunk);
        int fronds = dice.whole(8, 11);
        for (int i = 0; i < fronds; i++) {
            var angle = -Math.PI + Math.PI * i / (fronds - 1.0) + dice.around(0.14);
            var length = height * dice.between(0.34, 0.46);
            var droop = length * (0.25 + 0.5 * Math.abs(Math.cos(angle)));
            var endX = topX + Math.cos(angle) * length;
            var endY = topY + Math.sin(angle) * length * 0.75 + droop;
            var midX = topX + Math.cos(angle) * length * 0.55;
            var midY = topY + Math.sin(angle) * length * 0.7 - length * 0.06;
            var w = length * 0.13;
            c.fill(
                    Outline.smooth(topX, topY, midX, midY - w * 0.5, endX, endY, midX, midY + w),
                    tone.lighter(dice.around(0.05)));
        }
    }

    /// A low mass of leaves along a stretch of ground.
    public static void hedge(
            Stage s, double x0, double x1, double ground, double height, Oklch tone) {
        var dice = s.dice();
        var step = height * 0.55;
        for (var x = x0; x < x1 + step; x += step) {
            s.canvas()
                    .fill(
                            Outline.blob(
                                    dice,
                                    x,
                                    ground - height * dice.between(0.2, 0.45),
                                    height * dice.between(0.55, 0.8),
                                    height * dice.between(0.5, 0.7),
                                    0.16),
                            tone.lighter(dice.around(0.035)));
        }
    }

    /// Large leaves that hang into the picture from a corner, out of focus when painterly.
    public static void frame(Stage s, int side, boolean top, Oklch tone) {
        var dice = s.dice();
        var x = side < 0 ? -20 : s.width() + 20;
        var y = top ? -20 : s.height() + 20;
        for (int i = 0; i < 6; i++) {
            var base = top ? Math.PI / 2 : -Math.PI / 2;
            var angle = base - side * (top ? -1 : 1) * -dice.between(0.15, 1.25);
            var length = dice.between(190, 330);
            var leaf =
                    Outline.leaf(
                            x + dice.around(90), y + dice.around(30), angle, length, length * 0.36);
            if (s.painterly()) {
                s.canvas().soft(leaf, tone.lighter(dice.around(0.05)).fade(0.92), 14);
            } else {
                s.canvas().body(leaf, tone.lighter(dice.around(0.06)));
            }
        }
    }

    /// A potted plant with broad leaves.
    public static void potted(Stage s, double x, double ground, double height, Oklch pot) {
        var dice = s.dice();
        var c = s.canvas();
        var w = height * 0.2;
        c.ground(x, ground, w * 1.2);
        for (int i = 0; i < 9; i++) {
            var angle = -Math.PI / 2 + (i - 4) * 0.27 + dice.around(0.1);
            var length = height * dice.between(0.5, 0.72);
            c.fill(
                    Outline.leaf(x, ground - height * 0.28, angle, length, length * 0.24),
                    s.palette().leaf(dice.between(0.42, 0.64)));
        }
        c.body(
                Outline.polygon(
                        x - w,
                        ground - height * 0.34,
                        x + w,
                        ground - height * 0.34,
                        x + w * 0.72,
                        ground,
                        x - w * 0.72,
                        ground),
                pot);
    }
}
