package com.manystory.tenancy.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// Refuses every call after a failure, until a probe in the background finds that calls succeed
/// again: nobody who wants something has to try.
final class Breaker {

    private final Duration pause;
    private final BooleanSupplier probe;
    private final AtomicBoolean isOpen = new AtomicBoolean();
    private volatile boolean isClosing;

    Breaker(Duration pause, BooleanSupplier probe) {
        this.pause = pause;
        this.probe = probe;
    }

    boolean allows() {
        return !isOpen.get();
    }

    void failed() {
        if (isOpen.compareAndSet(false, true)) {
            Thread.ofVirtual().name("redis-probe").start(this::probeUntilItSucceeds);
        }
    }

    /// Ends the probing.
    void close() {
        isClosing = true;
    }

    private void probeUntilItSucceeds() {
        try {
            do {
                Thread.sleep(pause);
            } while (!isClosing && !probe.getAsBoolean());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        isOpen.set(false);
    }
}
