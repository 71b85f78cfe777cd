package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Outline;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.colour.Oklch;
import com.manystory.catalog.illustration.motif.Couple;
import com.manystory.catalog.illustration.motif.Lamps;
import com.manystory.catalog.illustration.motif.Perspective;

/// Places for a celebration under a roof.
final class Halls {

    private Halls() {}

    static void hall(Stage s) {
        if (s.dice().chance(0.42)) {
            Pavilions.pendopo(s);
        } else {
            nave(s);
        }
    }

    private static void nave(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var wall = wall(s);
        var view = view(s, dice.between(0.4, 0.52));
        c.wash(wall.darker(0.1), wall);
        Interiors.arcade(s, view, wall, dice.chance(0.3));
        floor(s, view, wall.darker(0.05));
        aisle(s, view);
        Interiors.ceiling(s, view);
        Interiors.chairs(s, view);
        if (dice.chance(0.6)) {
            Couple.draw(s, view.vanishX() + dice.around(30), view.y(1.1), dice.between(170, 240));
        }
        foreground(s);
    }

    static void ballroom(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var wall = wall(s).darker(dice.between(0.04, 0.2));
        var view = view(s, dice.between(0.36, 0.46));
        c.wash(wall.darker(0.16), wall.lighter(0.02));
        Interiors.panels(s, view, wall);
        floor(s, view, wall.darker(0.08));
        int count = dice.whole(1, 3);
        for (int i = 0; i < count; i++) {
            var x = s.width() * (i + 1) / (count + 1) + dice.around(40);
            Lamps.chandelier(
                    s,
                    x,
                    s.height() * dice.between(0.17, 0.26),
                    count == 1 ? 250 : dice.between(110, 160));
        }
        Interiors.tables(s, view);
        foreground(s);
    }

    static void chapel(Stage s) {
        if (s.dice().chance(0.5)) {
            Pavilions.cliffChapel(s);
        } else {
            glassNave(s);
        }
    }

    private static void glassNave(Stage s) {
        var c = s.canvas();
        var dice = s.dice();
        var wall = s.palette().paper().mix(s.palette().water(0.9), dice.between(0, 0.25));
        var view = view(s, dice.between(0.44, 0.54));
        c.wash(wall.darker(0.03), wall.darker(0.09));
        var w = s.height() * dice.between(0.56, 0.7);
        var h = s.height() * 0.9;
        var foot = view.y(2.2);
        var x = view.vanishX();
        c.fill(Outline.pointed(x - w / 2 - 26, foot, w + 52, h + 40), wall.lighter(0.05));
        var glass = Outline.pointed(x - w / 2, foot, w, h);
        c.fill(glass, s.light().skyTop(), s.light().skyLow());
        Gardens.view(s, x, foot, w * 0.47);
        for (int i = 1; i < 4; i++) {
            c.line(
                    7,
                    wall,
                    x - w / 2 + w * i / 4,
                    foot,
                    x - w / 2 + w * i / 4,
                    foot - h * (i == 2 ? 0.98 : 0.76));
        }
        c.line(7, wall, x - w / 2, foot - h * 0.35, x + w / 2, foot - h * 0.35);
        c.line(7, wall, x - w / 2, foot - h * 0.6, x + w / 2, foot - h * 0.6);
        Interiors.beams(s, view, wall);
        c.glow(x, foot - h * 0.5, w * 1.1, h * 0.8, s.light().sun(), 0.28);
        floor(s, view, s.palette().wood(0.68));
        aisle(s, view);
        Interiors.chairs(s, view);
        if (dice.chance(0.6)) {
            Couple.draw(s, x, view.y(1.3), 200);
        }
    }

    private static Oklch wall(Stage s) {
        var dice = s.dice();
        var p = s.palette();
        return dice.pick(
                p.stone(0.86).mix(p.gilt(0.85), 0.3),
                p.paper().mix(p.accent(0, 0.85), 0.35).darker(0.05),
                p.stone(0.76).mix(p.clay(0.7), 0.35),
                p.paper().mix(p.leaf(0.75), 0.4).darker(0.06),
                p.stone(0.7).mix(p.water(0.6), 0.35));
    }

    private static Perspective view(Stage s, double eye) {
        return new Perspective(
                s.middle() + s.dice().around(s.width() * 0.1),
                s.height() * eye,
                s.height() * (1.02 - eye) * 1.25);
    }

    private static void floor(Stage s, Perspective view, Oklch tone) {
        var c = s.canvas();
        var top = view.y(2.2);
        c.fill(
                Outline.box(0, top, s.width(), s.height() - top),
                tone.darker(0.12),
                tone.lighter(0.02));
        if (s.painterly()) {
            var shine = s.light().dark() ? Lamps.warm() : s.light().sun();
            for (int i = 0; i < 7; i++) {
                var x = s.width() * s.dice().unit();
                c.soft(
                        Outline.box(x, top, s.dice().between(40, 130), s.height() * 0.4),
                        shine.fade(0.22),
                        30);
            }
        }
        for (int i = -9; i <= 9; i++) {
            c.line(
                    1.6,
                    tone.darker(0.16).fade(0.4),
                    view.x(i * 190, 2.2),
                    top,
                    view.x(i * 190, 0),
                    view.y(0));
        }
    }

    private static void aisle(Stage s, Perspective view) {
        var cloth = s.palette().paper().mix(s.palette().accent(0, 0.9), s.dice().between(0, 0.4));
        s.canvas()
                .body(
                        Outline.polygon(
                                view.x(-70, 2.1),
                                view.y(2.1),
                                view.x(70, 2.1),
                                view.y(2.1),
                                view.x(120, 0),
                                view.y(0),
                                view.x(-120, 0),
                                view.y(0)),
                        cloth);
    }

    static void foreground(Stage s) {
        if (s.painterly()) {
            Lamps.bokeh(s, s.width() * s.dice().unit(), s.height() * 0.94, 340, 70, 9);
        }
    }
}
