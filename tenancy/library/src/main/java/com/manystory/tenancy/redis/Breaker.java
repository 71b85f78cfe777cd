package com.manystory.tenancy.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Refuses everything for a moment after a failure, then lets a single call try again.
final class Breaker {

    private static final long CLOSED = 0;

    private final long pause;
    private final AtomicLong retryAt = new AtomicLong(CLOSED);

    Breaker(Duration pause) {
        this.pause = pause.toNanos();
    }

    /// Whether a call may be made; its outcome is to be told.
    boolean allows() {
        var at = retryAt.get();
        if (at == CLOSED) {
            return true;
        }
        var now = System.nanoTime();
        return now - at >= 0 && retryAt.compareAndSet(at, now + pause | 1);
    }

    void succeeded() {
        if (retryAt.get() != CLOSED) {
            retryAt.set(CLOSED);
        }
    }

    void failed() {
        retryAt.set(System.nanoTime() + pause | 1);
    }
}
