package com.manystory.catalog.illustration.canvas;

import com.manystory.catalog.illustration.colour.Oklch;

/// Light added to a picture, kept in coarse cells since light has no sharp edges.
final class Glow {

    static final double CELL = 10;

    final int columns;
    final int rows;
    final float[] light;

    Glow(double width, double height) {
        columns = (int) (width / CELL) + 3;
        rows = (int) (height / CELL) + 3;
        light = new float[columns * rows * 3];
    }

    void add(double x, double y, double rx, double ry, Oklch tone, double strength) {
        var rgb = tone.argb();
        var power = (float) (strength * tone.alpha());
        var red = (rgb >> 16 & 255) * power;
        var green = (rgb >> 8 & 255) * power;
        var blue = (rgb & 255) * power;
        int left = Math.max(0, (int) ((x - rx) / CELL));
        int right = Math.min(columns - 1, (int) ((x + rx) / CELL) + 1);
        int top = Math.max(0, (int) ((y - ry) / CELL));
        int bottom = Math.min(rows - 1, (int) ((y + ry) / CELL) + 1);
        for (int row = top; row <= bottom; row++) {
            var dy = (row * CELL - y) / ry;
            for (int column = left; column <= right; column++) {
                var dx = (column * CELL - x) / rx;
                var far = dx * dx + dy * dy;
                if (far < 1) {
                    var fall = (float) ((1 - far) * (1 - far) * (1 - far));
                    int at = (row * columns + column) * 3;
                    light[at] += red * fall;
                    light[at + 1] += green * fall;
                    light[at + 2] += blue * fall;
                }
            }
        }
    }

    /// Adds the bloom of the picture's own bright parts.
    void addBloom(int[] pixels, int width, int height, double scale, float threshold) {
        var bright = new float[light.length];
        for (int row = 0; row < rows; row++) {
            int y = Math.min(height - 1, (int) (row * CELL * scale));
            for (int column = 0; column < columns; column++) {
                int x = Math.min(width - 1, (int) (column * CELL * scale));
                int rgb = pixels[y * width + x];
                int at = (row * columns + column) * 3;
                bright[at] = Math.max(0, (rgb >> 16 & 255) - threshold);
                bright[at + 1] = Math.max(0, (rgb >> 8 & 255) - threshold);
                bright[at + 2] = Math.max(0, (rgb & 255) - threshold);
            }
        }
        for (int pass = 0; pass < 2; pass++) {
            blur(bright, columns, rows, 3, columns * 3);
            blur(bright, rows, columns, columns * 3, 3);
        }
        for (int i = 0; i < light.length; i++) {
            light[i] += bright[i] * 0.5f;
        }
    }

    private static void blur(float[] data, int length, int lines, int step, int lineStep) {
        var line = new float[length];
        for (int n = 0; n < lines; n++) {
            for (int channel = 0; channel < 3; channel++) {
                int base = n * lineStep + channel;
                for (int i = 0; i < length; i++) {
                    line[i] = data[base + i * step];
                }
                var sum = 0f;
                for (int i = -3; i < length; i++) {
                    sum += i + 3 < length ? line[i + 3] : 0;
                    sum -= i - 4 >= 0 ? line[i - 4] : 0;
                    if (i >= 0) {
                        data[base + i * step] = sum / 7;
                    }
                }
            }
        }
    }

    /// The light of one row of pixels, three values per cell column.
    void row(double yUnits, float[] into) {
        var v = yUnits / CELL;
        int row = Math.min((int) v, rows - 2);
        var t = (float) (v - row);
        int at = row * columns * 3;
        for (int i = 0; i < columns * 3; i++) {
            into[i] = light[at + i] * (1 - t) + light[at + columns * 3 + i] * t;
        }
    }
}
