package com.manystory.catalog.illustration.canvas;

/// Colour grading by brightness: dark and light colours are tinted apart.
final class Grade {

    final float[] red = new float[256];
    final float[] green = new float[256];
    final float[] blue = new float[256];

    Grade(Light light) {
        for (int i = 0; i < 256; i++) {
            var t = i / 255f;
            t = t * t * (3 - 2 * t);
            red[i] = light.shade()[0] * (1 - t) + light.bright()[0] * t;
            green[i] = light.shade()[1] * (1 - t) + light.bright()[1] * t;
            blue[i] = light.shade()[2] * (1 - t) + light.bright()[2] * t;
        }
    }

    static int luma(int rgb) {
        return (rgb >> 16 & 255) * 54 + (rgb >> 8 & 255) * 183 + (rgb & 255) * 19 >> 8;
    }

    /// A value with light screened over it, as a byte.
    static int screen(float value, float light) {
        var base = Math.min(255, value);
        var added = Math.min(255, light);
        return Math.max(0, (int) (base + added - base * added / 255 + 0.5f));
    }
}
