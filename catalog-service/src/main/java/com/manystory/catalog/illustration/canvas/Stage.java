package com.manystory.catalog.illustration.canvas;

import com.manystory.catalog.illustration.colour.Palette;

/// All that a scene draws with.
///
/// @param canvas what to draw on
/// @param dice the seed's choices
/// @param palette the brand's colours
/// @param light the time of day
public record Stage(Canvas canvas, Dice dice, Palette palette, Light light) {

    /// The canvas' width in units.
    public double width() {
        return canvas.width();
    }

    /// The canvas' height in units.
    public double height() {
        return canvas.height();
    }

    /// The middle of the canvas from left to right.
    public double middle() {
        return canvas.width() / 2;
    }

    /// Whether the brand's pictures are painterly rather than playful.
    public boolean painterly() {
        return canvas.painterly();
    }
}
