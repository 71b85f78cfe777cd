package com.manystory.catalog.illustration.canvas;

import java.util.List;

/// A small deterministic random source; the same seed gives the same picture on every machine.
public final class Dice {

    private long state;

    /// Starts the sequence of a seed.
    public Dice(long seed) {
        state = seed * 0x9E3779B97F4A7C15L + 0x1234567;
        unit();
    }

    /// A number from 0 to 1.
    public double unit() {
        state += 0x9E3779B97F4A7C15L;
        var mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return ((mixed ^ mixed >>> 31) >>> 11) * 0x1.0p-53;
    }

    /// A number between two others.
    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /// A number around zero, at most this far from it.
    public double around(double most) {
        return between(-most, most);
    }

    /// A whole number from low to high, both included.
    public int whole(int low, int high) {
        return low + (int) (unit() * (high - low + 1));
    }

    /// True with a probability.
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /// One of two directions, -1 or 1.
    public int side() {
        return unit() < 0.5 ? -1 : 1;
    }

    /// One of the options.
    @SafeVarargs
    public final <T> T pick(T... options) {
        return options[(int) (unit() * options.length)];
    }

    /// One of the options.
    public <T> T pick(List<T> options) {
        return options.get((int) (unit() * options.size()));
    }

    /// Another source that doesn't disturb this one's sequence.
    public Dice fork() {
        return new Dice((long) (unit() * 0x1p53));
    }
}
