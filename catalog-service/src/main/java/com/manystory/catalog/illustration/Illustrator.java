package com.manystory.catalog.illustration;

import com.manystory.catalog.illustration.canvas.Canvas;
import com.manystory.catalog.illustration.canvas.Dice;
import com.manystory.catalog.illustration.canvas.Light;
import com.manystory.catalog.illustration.canvas.Stage;
import com.manystory.catalog.illustration.scenery.Sceneries;
import java.awt.image.BufferedImage;

/// Draws scenes. A pure function: equal scenes give equal pictures, calls share nothing that
/// changes, and any number may run at once.
public final class Illustrator {

    /// Draws a scene at a size in pixels.
    ///
    /// @throws IllegalArgumentException when a side is under 16 or over 8192 pixels
    public BufferedImage draw(Scene scene, int width, int height) {
        if (Math.min(width, height) < 16 || Math.max(width, height) > 8192) {
            throw new IllegalArgumentException("Can't draw at %d x %d".formatted(width, height));
        }
        var scenery = Sceneries.of(scene.kind());
        var dice = new Dice(scene.seed() * 31 + scene.kind().hashCode());
        var light = Light.of(scene.time(), scene.season(), scene.palette(), dice, scenery.times());
        var canvas = new Canvas(width, height, scene.palette());
        canvas.lightFrom(dice.side());
        scenery.painter().accept(new Stage(canvas, dice, scene.palette(), light));
        return canvas.finish(light);
    }
}
