package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Lamps;

/// The carpentry of a pendopo.
final class Roofs {

    private Roofs() {}

    static void inside(Stage s, double x, double ground, double w) {
        var flowers = new Flowers(s);
        for (int i = -2; i <= 2; i++) {
            var at = x + i * w * 0.3;
            Lamps.bulb(s, at, ground - 190, 9, 0.7);
            if (i != 0) {
                Furniture.roundTable(s, at, ground - 6, 96, s.palette().paper());
                flowers.cluster(at, ground - 62, 26);
            }
        }
        flowers.garland(x - 80, ground - 150, x + 80, ground - 150, -50, 22);
    }

    static void columns(Stage s, double x, double eaves, double ground, double w) {
        var wood = s.palette().wood(0.4);
        for (int i = 0; i < 6; i++) {
            var at = x - w * 0.84 + i * w * 1.68 / 5;
            s.canvas().body(Outline.box(at - 12, eaves, 24, ground - eaves), wood);
            s.canvas().body(Outline.box(at - 20, ground - 24, 40, 24), s.palette().stone(0.7));
            s.canvas().fill(Outline.box(at - 17, eaves + 26, 34, 8), s.palette().gilt(0.66));
        }
    }

    static void roof(Stage s, double x, double eaves, double w) {
        var c = s.canvas();
        var tile = s.palette().clay(0.42);
        c.cast(Outline.box(x - w, eaves - 4, w * 2, 44), 1);
        c.body(
                Outline.polygon(
                        x - w * 1.08,
                        eaves + 14,
                        x + w * 1.08,
                        eaves + 14,
                        x + w * 0.66,
                        eaves - 110,
                        x - w * 0.66,
                        eaves - 110),
                tile);
        c.body(
                Outline.polygon(
                        x - w * 0.7,
                        eaves - 104,
                        x + w * 0.7,
                        eaves - 104,
                        x + w * 0.34,
                        eaves - 290,
                        x - w * 0.34,
                        eaves - 290),
                tile.lighter(0.04));
        for (int i = 0; i < 6; i++) {
            var y = eaves - 18 - i * 17;
            var half = w * (1.03 - i * 0.065);
            c.line(3, tile.darker(0.08).fade(0.7), x - half, y, x + half, y);
            var upper = eaves - 132 - i * 27;
            var narrow = w * (0.64 - i * 0.055);
            c.line(3, tile.darker(0.06).fade(0.7), x - narrow, upper, x + narrow, upper);
        }
        c.line(16, tile.darker(0.05), x - w * 0.36, eaves - 294, x + w * 0.36, eaves - 294);
        c.line(10, s.palette().gilt(0.62), x - w * 1.08, eaves + 18, x + w * 1.08, eaves + 18);
        c.fill(Outline.leaf(x, eaves - 296, -1.57, 60, 24), s.palette().gilt(0.66));
    }

    static void torch(Stage s, double x, double ground, double h) {
        s.canvas().line(h * 0.05, s.palette().wood(0.36), x, ground, x, ground - h);
        s.canvas()
                .fill(
                        Outline.leaf(x, ground - h, -Math.PI / 2, h * 0.26, h * 0.12),
                        s.palette().gilt(0.86));
        s.canvas().glow(x, ground - h * 1.08, h * 0.9, Lamps.warm(), 0.2 + 0.4 * s.light().lamps());
    }
}
