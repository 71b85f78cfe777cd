package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bounds how many brands are worked on at a time. A brand whose database failed or hung the last
/// time pauses, and then takes one of a few slots apart, so that however many brands are in
/// trouble, the others find a slot.
final class DrainSlots {

    private static final Logger log = LoggerFactory.getLogger(DrainSlots.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final int FOR_TROUBLED = 2;

    private final int size;
    private final Duration longestPause;
    private final Semaphore free;
    private final Semaphore freeForTroubled = new Semaphore(FOR_TROUBLED);
    private final Map<TenantId, Backoff> troubled = new ConcurrentHashMap<>();

    DrainSlots(int size, Duration longestPause) {
        this.size = size;
        this.longestPause = longestPause;
        this.free = new Semaphore(size);
    }

    /// Whether the brand pauses.
    boolean isPausing(TenantId tenant) {
        var backoff = troubled.get(tenant);
        return backoff != null && backoff.isWaiting();
    }

    /// Does the work with the brand bound, once there is a slot.
    void run(TenantId tenant, Runnable work) {
        var slots = troubled.containsKey(tenant) ? freeForTroubled : free;
        try {
            slots.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            TenantContext.run(tenant, work);
            troubled.remove(tenant);
        } catch (RuntimeException e) {
            troubled.computeIfAbsent(tenant, _ -> new Backoff(FIRST_PAUSE, longestPause)).failed();
            log.warn("The outbox of {} waits: {}", tenant, e.toString());
        } finally {
            slots.release();
        }
    }

    /// Gives what is being done a moment to finish.
    void awaitIdle(Duration atMost) throws InterruptedException {
        if (free.tryAcquire(size, atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            free.release(size);
        }
    }
}
