package com.manystory.tenancy.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The messages of one subscription that are handled at a time, shared between brands: a brand may
/// take as many slots as are still free. One brand alone gets half of them, a second one half of
/// the rest, so that a brand whose messages flood in, or take long, leaves some to the next.
final class FairSlots {

    private final int size;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition isReleased = lock.newCondition();
    private final Map<String, Integer> taken = new HashMap<>();
    private int free;

    FairSlots(int size) {
        this.size = size;
        this.free = size;
    }

    /// Takes a slot unless the brand has its share.
    boolean take(String brand) {
        lock.lock();
        try {
            var own = taken.getOrDefault(brand, 0);
            if (own >= free) {
                return false;
            }
            taken.put(brand, own + 1);
            free--;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Gives a slot of the brand back.
    void release(String brand) {
        lock.lock();
        try {
            taken.computeIfPresent(brand, (_, own) -> own == 1 ? null : own - 1);
            free++;
            isReleased.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How many slots nobody has.
    int free() {
        lock.lock();
        try {
            return free;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a slot to be given back.
    void awaitRelease(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var _ = isReleased.awaitNanos(atMost.toNanos());
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nobody has a slot.
    void awaitIdle(Duration atMost) throws InterruptedException {
        var left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (free < size && left > 0) {
                left = isReleased.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
