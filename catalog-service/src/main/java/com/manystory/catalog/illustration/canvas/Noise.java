package com.manystory.catalog.illustration.canvas;

/// Tiles of noise and brush strokes, made once and only read afterwards. A tile covers [#SIZE]
/// picture units and repeats.
final class Noise {

    static final int SIZE = 1024;
    static final int MASK = SIZE - 1;

    /// Uniform noise, -128 to 127.
    static final byte[] GRAIN = new byte[SIZE * SIZE];

    /// Slow blotches of pigment, -128 to 127.
    static final byte[] CLOUD = new byte[SIZE * SIZE];

    /// For each point the way to the middle of its brush stroke, and the stroke's own shade.
    static final byte[] STROKE_X = new byte[SIZE * SIZE];

    static final byte[] STROKE_Y = new byte[SIZE * SIZE];
    static final byte[] STROKE_SHADE = new byte[SIZE * SIZE];

    static {
        var dice = new Dice(20);
        for (int i = 0; i < GRAIN.length; i++) {
            GRAIN[i] = (byte) ((dice.unit() + dice.unit()) * 128 - 128);
        }
        clouds(dice);
        strokes(dice);
    }

    private Noise() {}

    private static void clouds(Dice dice) {
        for (int octave = 0; octave < 3; octave++) {
            int cells = 6 << octave;
            var lattice = new double[cells * cells];
            for (int i = 0; i < lattice.length; i++) {
                lattice[i] = dice.around(56 >> octave);
            }
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    CLOUD[y * SIZE + x] += (byte) at(lattice, cells, x, y);
                }
            }
        }
    }

    private static double at(double[] lattice, int cells, int x, int y) {
        var u = x * (double) cells / SIZE;
        var v = y * (double) cells / SIZE;
        int i = (int) u;
        int j = (int) v;
        var s = ease(u - i);
        var t = ease(v - j);
        int right = (i + 1) % cells;
        int below = (j + 1) % cells * cells;
        var top = lattice[j * cells + i] * (1 - s) + lattice[j * cells + right] * s;
        var bottom = lattice[below + i] * (1 - s) + lattice[below + right] * s;
        return top * (1 - t) + bottom * t;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    private static void strokes(Dice dice) {
        int count = 14000;
        for (int k = 0; k < count; k++) {
            var x = dice.between(0, SIZE);
            var y = dice.between(0, SIZE);
            var cloud = CLOUD[((int) y & MASK) * SIZE + ((int) x & MASK)];
            var angle = -0.5 + cloud / 60.0 + dice.around(0.5);
            stroke(x, y, angle, dice.between(12, 26), dice.between(4, 8), dice.around(100));
        }
    }

    private static void stroke(
            double x, double y, double angle, double length, double width, double shade) {
        var cos = Math.cos(angle);
        var sin = Math.sin(angle);
        int reach = (int) length + 1;
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                var along = (dx * cos + dy * sin) / length;
                var across = (dy * cos - dx * sin) / width;
                if (along * along + across * across * (1 + 0.4 * along) < 1) {
                    int index = ((int) y + dy & MASK) * SIZE + ((int) x + dx & MASK);
                    STROKE_X[index] = (byte) -dx;
                    STROKE_Y[index] = (byte) -dy;
                    STROKE_SHADE[index] = (byte) (shade * 0.7 + across * 36);
                }
            }
        }
    }
}
