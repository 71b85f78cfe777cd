package com.manystory.catalog.illustration.canvas;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// Turns a clean drawing into gouache on paper: colour gathered along brush strokes, pigment that
/// settles unevenly, the scene's grade, added light, darker corners and the paper's grain.
final class PainterlyFinish {

    private static final float SMEAR = 0.2f;
    private static final float BLOOM_FROM = 205;

    private final int[] pixels;
    private final int width;
    private final int height;
    private final Glow glow;
    private final Light light;
    private final double scale;

    PainterlyFinish(BufferedImage image, Glow glow, Light light, double scale) {
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        this.width = image.getWidth();
        this.height = image.getHeight();
        this.glow = glow;
        this.light = light;
        this.scale = scale;
    }

    void apply() {
        glow.addBloom(pixels, width, height, scale, BLOOM_FROM);
        var source = pixels.clone();
        var grade = new Grade(light);
        var row = new float[glow.columns * 3];
        var perPixel = 1 / scale;
        var smear = (float) (SMEAR * scale);
        for (int y = 0; y < height; y++) {
            var v = y * perPixel;
            glow.row(v, row);
            int tileRow = ((int) v & Noise.MASK) * Noise.SIZE;
            var fromMiddle = (float) y / height - 0.5f;
            for (int x = 0; x < width; x++) {
                var u = x * perPixel;
                int tile = tileRow + ((int) u & Noise.MASK);
                int sx = Math.clamp(x + (int) (Noise.STROKE_X[tile] * smear), 0, width - 1);
                int sy = Math.clamp(y + (int) (Noise.STROKE_Y[tile] * smear), 0, height - 1);
                int rgb = source[sy * width + sx];
                var aside = (float) x / width - 0.5f;
                var corner = aside * aside + fromMiddle * fromMiddle;
                var tone =
                        1
                                + Noise.STROKE_SHADE[tile] * 0.00042f
                                + Noise.CLOUD[tile] * 0.0005f
                                + Noise.GRAIN[tile] * 0.00030f
                                - corner * 0.26f;
                int luma = Grade.luma(rgb);
                var cell = (float) (u / Glow.CELL);
                int at = (int) cell;
                var t = cell - at;
                at *= 3;
                var red = (rgb >> 16 & 255) * grade.red[luma] * tone;
                var green = (rgb >> 8 & 255) * grade.green[luma] * tone;
                var blue = (rgb & 255) * grade.blue[luma] * tone;
                pixels[y * width + x] =
                        Grade.screen(red, row[at] + (row[at + 3] - row[at]) * t) << 16
                                | Grade.screen(green, row[at + 1] + (row[at + 4] - row[at + 1]) * t)
                                        << 8
                                | Grade.screen(blue, row[at + 2] + (row[at + 5] - row[at + 2]) * t);
            }
        }
    }
}
