package com.manystory.tenancy.usage;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/// Which threads work for which brand right now, for whoever samples. Entering and leaving take a
/// few nanoseconds, wait for nobody and allocate nothing; a thread that finds no place isn't seen.
public final class BusyThreads {

    private static final int BITS = 12;
    private static final int PLACES = 1 << BITS;
    private static final int TRIES = 8;
    private static final int NONE = -1;

    /// Spreads thread numbers, which come in sequence, over all places: neighbours share a cache
    /// line. 2^64 divided by the golden ratio.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final AtomicReferenceArray<Thread> threads = new AtomicReferenceArray<>(PLACES);
    private final AtomicReferenceArray<BrandUsage> brands = new AtomicReferenceArray<>(PLACES);

    /// Notes that this thread works for the brand.
    ///
    /// @return what to leave with
    public int enter(BrandUsage brand) {
        var self = Thread.currentThread();
        var first = (int) (self.threadId() * SPREAD >>> (Long.SIZE - BITS));
        for (int i = 0; i < TRIES; i++) {
            var place = (first + i) & (PLACES - 1);
            if (threads.getPlain(place) == null && threads.compareAndSet(place, null, self)) {
                brands.setRelease(place, brand);
                return place;
            }
        }
        return NONE;
    }

    /// Notes that the thread that entered is done.
    @SuppressWarnings("NullAway") // an array of references may hold null
    public void leave(int place) {
        if (place != NONE) {
            brands.setPlain(place, null);
            threads.setRelease(place, null);
        }
    }

    /// Tells the brand of each thread that is on a processor now, once for each thread.
    void running(RunningThreads threadsThat, Consumer<BrandUsage> found) {
        for (int place = 0; place < PLACES; place++) {
            var thread = threads.getAcquire(place);
            if (thread == null) {
                continue;
            }
            var brand = brands.getAcquire(place);
            if (brand != null && threadsThat.isRunning(thread)) {
                found.accept(brand);
            }
        }
    }
}
