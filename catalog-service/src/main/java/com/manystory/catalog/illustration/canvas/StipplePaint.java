package com.manystory.catalog.illustration.canvas;

import java.awt.Paint;
import java.awt.PaintContext;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Transparency;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/// Dots of one colour that get denser from one point to another, like a riso print's shade.
record StipplePaint(int argb, double x0, double y0, double x1, double y1, double scale)
        implements Paint {

    private static final double DENSEST = 0.62;

    @Override
    public int getTransparency() {
        return Transparency.TRANSLUCENT;
    }

    @Override
    public PaintContext createContext(
            ColorModel model,
            Rectangle deviceBounds,
            Rectangle2D userBounds,
            AffineTransform transform,
            RenderingHints hints) {
        return new Context();
    }

    private final class Context implements PaintContext {

        private final ColorModel model = ColorModel.getRGBdefault();

        @Override
        public void dispose() {}

        @Override
        public ColorModel getColorModel() {
            return model;
        }

        @Override
        public Raster getRaster(int left, int top, int width, int height) {
            WritableRaster raster = model.createCompatibleWritableRaster(width, height);
            var pixels = ((DataBufferInt) raster.getDataBuffer()).getData();
            var dx = x1 - x0;
            var dy = y1 - y0;
            var length = Math.max(1, dx * dx + dy * dy);
            int strength = argb >>> 24;
            for (int y = 0; y < height; y++) {
                var v = (top + y) / scale;
                int tileRow = ((int) v & Noise.MASK) * Noise.SIZE;
                for (int x = 0; x < width; x++) {
                    var u = (left + x) / scale;
                    var t = ((u - x0) * dx + (v - y0) * dy) / length;
                    var density = Math.clamp((t - 0.35) / 0.65, 0, 1) * DENSEST;
                    var noise = (Noise.GRAIN[tileRow + ((int) u & Noise.MASK)] + 128) / 255.0;
                    var cover = Math.clamp((density - noise) * 5 + 0.5, 0, 1) * density * 1.6;
                    int alpha = (int) (strength * Math.min(1, cover));
                    pixels[y * width + x] = alpha << 24 | argb & 0xFFFFFF;
                }
            }
            return raster;
        }
    }
}
