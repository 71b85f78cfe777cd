package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Rooms;

/// Flowers as the subject.
final class Blooms {

    private Blooms() {}

    static void florist(Stage s) {
        switch (s.dice().whole(0, 2)) {
            case 0 -> vase(s);
            case 1 -> bouquet(s);
            default -> buckets(s);
        }
    }

    private static void vase(Stage s) {
        var floor = Rooms.studio(s);
        var x = s.middle() + s.dice().around(70);
        var flowers = new Flowers(s);
        s.canvas().ground(x, floor + 70, 190);
        Furniture.vase(s, x, floor + 70, 330, s.palette().accent(s.dice().whole(0, 3), 0.82));
        flowers.cluster(x, floor - 400, 300);
        for (int i = 0; i < 5; i++) {
            s.canvas()
                    .fill(
                            Outline.oval(
                                    x + s.dice().around(320),
                                    floor + 90 + s.dice().around(30),
                                    16,
                                    8),
                            flowers.tone());
        }
    }

    private static void bouquet(Stage s) {
        var c = s.canvas();
        var wall = Rooms.wall(s);
        c.wash(wall.lighter(0.03), wall.darker(0.06));
        var x = s.middle();
        var y = s.height() * 0.42;
        var flowers = new Flowers(s);
        c.soft(Outline.oval(x + 70, y + 80, 330, 320), s.palette().ink().fade(0.28), 60);
        for (int i = -4; i <= 4; i++) {
            c.line(
                    13,
                    s.palette().leaf(0.46 + (i & 1) * 0.07),
                    x + i * 34,
                    y + 60,
                    x + i * 6,
                    y + 330,
                    x - i * 20,
                    y + 520);
        }
        flowers.cluster(x, y, 330);
        var ribbon = s.palette().accent(s.dice().whole(0, 2), 0.78);
        c.solid(Outline.round(x - 56, y + 290, 112, 84, 22), ribbon);
        for (int side = -1; side <= 1; side += 2) {
            c.stroke(
                    Outline.curve(x, y + 350, x + side * 90, y + 430, x + side * 60, y + 560),
                    24,
                    ribbon.darker(0.05 + side * 0.03));
        }
    }

    private static void buckets(Stage s) {
        var floor = Rooms.studio(s);
        var c = s.canvas();
        c.solid(Outline.round(-30, floor - 30, s.width() + 60, 44, 6), s.palette().wood(0.6));
        int n = 5;
        for (int i = 0; i < n; i++) {
            var x = s.width() * (i + 0.5) / n + s.dice().around(20);
            var flowers = new Flowers(s);
            var h = s.dice().between(150, 220);
            flowers.cluster(x, floor - h - 120, s.dice().between(120, 165));
            c.solid(
                    Outline.polygon(
                            x - 74,
                            floor - 30 - h,
                            x + 74,
                            floor - 30 - h,
                            x + 56,
                            floor - 30,
                            x - 56,
                            floor - 30),
                    s.palette().stone(0.7 + 0.05 * (i % 3)));
        }
        Lamps.string(s, -20, 50, s.width() + 20, 70, 70, 8);
    }
}
