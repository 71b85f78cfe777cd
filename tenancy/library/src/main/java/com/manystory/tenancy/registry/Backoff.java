package com.manystory.tenancy.registry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Pauses that double with each failure from 200 ms on, each shortened at random by up to a half so
/// that many processes don't come back at once.
final class Backoff {

    private static final long FIRST_MILLIS = 200;

    private final long longestMillis;
    private long millis = FIRST_MILLIS;

    Backoff(Duration longest) {
        this.longestMillis = longest.toMillis();
    }

    Duration next() {
        var pause = Math.min(millis, longestMillis);
        millis = Math.min(millis * 2, longestMillis);
        return Duration.ofMillis(pause - ThreadLocalRandom.current().nextLong(pause / 2 + 1));
    }

    void reset() {
        millis = FIRST_MILLIS;
    }
}
