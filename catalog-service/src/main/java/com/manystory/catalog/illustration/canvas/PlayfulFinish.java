package com.manystory.catalog.illustration.canvas;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// Leaves flat shapes crisp, and adds a printed paper's fine grain and the scene's light.
final class PlayfulFinish {

    private final int[] pixels;
    private final int width;
    private final int height;
    private final Glow glow;
    private final Light light;
    private final double scale;

    PlayfulFinish(BufferedImage image, Glow glow, Light light, double scale) {
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        this.width = image.getWidth();
        this.height = image.getHeight();
        this.glow = glow;
        this.light = light;
        this.scale = scale;
    }

    void apply() {
        var grade = new Grade(light);
        var row = new float[glow.columns * 3];
        var perPixel = 1 / scale;
        for (int y = 0; y < height; y++) {
            var v = y * perPixel;
            glow.row(v, row);
            int tileRow = ((int) v & Noise.MASK) * Noise.SIZE;
            for (int x = 0; x < width; x++) {
                var u = x * perPixel;
                int tile = tileRow + ((int) u & Noise.MASK);
                int rgb = pixels[y * width + x];
                var tone = 1 + Noise.GRAIN[tile] * 0.00034f + Noise.CLOUD[tile] * 0.00012f;
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
