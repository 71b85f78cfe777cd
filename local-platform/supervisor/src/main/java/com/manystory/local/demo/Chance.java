package com.manystory.local.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/// Choices that come out the same on every machine.
final class Chance {

    private final SplittableRandom random;

    Chance(String seed) {
        this.random = new SplittableRandom(seed.hashCode() * 0x9E3779B97F4A7C15L);
    }

    /// A whole number from low to high, both included.
    int whole(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    double between(double low, double high) {
        return random.nextDouble(low, high);
    }

    boolean is(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    <T> List<T> shuffled(List<T> options) {
        var copy = new ArrayList<>(options);
        Collections.shuffle(copy, new Random(random.nextLong()));
        return copy;
    }
}
