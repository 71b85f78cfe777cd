package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.motif.Backdrops;
import com.manystory.catalog.illustration.motif.Flowers;
import com.manystory.catalog.illustration.motif.Furniture;
import com.manystory.catalog.illustration.motif.Rooms;

/// Scenes that suit anything.
final class Generic {

    private Generic() {}

    /// A still life of simple forms.
    static void stillLife(Stage s) {
        var floor = Rooms.studio(s);
        var c = s.canvas();
        var dice = s.dice();
        var p = s.palette();
        var x = s.middle() + dice.around(60);
        c.solid(Outline.arch(x - 320, floor + 60, 230, dice.between(330, 450)), p.accent(0, 0.74));
        c.solid(Outline.circle(x + 210, floor - 90, 150), p.accent(1, 0.76));
        c.solid(Outline.box(x - 120, floor - 200, 210, 260), p.accent(2, 0.7));
        c.solid(Outline.round(x - 160, floor - 240, 290, 52, 12), p.paper());
        Furniture.vase(s, x - 20, floor - 240, 170, p.clay(0.66));
        new Flowers(s).cluster(x - 20, floor - 470, 130);
        c.solid(Outline.circle(x + 120, floor + 40, 62), p.gilt(0.8));
        if (!s.painterly()) {
            Backdrops.confetti(s, 22);
        }
    }

    /// A shop or studio seen from the street.
    static void shopfront(Stage s) {
        Shopfronts.draw(s);
    }
}
