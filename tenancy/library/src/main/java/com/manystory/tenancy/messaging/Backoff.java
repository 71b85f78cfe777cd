package com.manystory.tenancy.messaging;

import java.time.Duration;

/// A pause that doubles with each failure in a row, up to a limit.
final class Backoff {

    private final long first;
    private final long longest;
    private int failures;
    private long until;

    Backoff(Duration first, Duration longest) {
        this.first = first.toNanos();
        this.longest = longest.toNanos();
    }

    synchronized void failed() {
        failures = Math.min(failures + 1, 20);
        until = System.nanoTime() + pause();
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized boolean isWaiting() {
        return failures > 0 && until - System.nanoTime() > 0;
    }

    /// The pause after the failures so far.
    synchronized Duration current() {
        return failures == 0 ? Duration.ZERO : Duration.ofNanos(pause());
    }

    private long pause() {
        return Math.min(longest, first << Math.min(failures - 1, 30));
    }
}
