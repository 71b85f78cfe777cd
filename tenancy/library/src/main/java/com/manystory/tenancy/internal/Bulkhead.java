package com.manystory.tenancy.internal;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.web.RetryLaterException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Shares the calls that may be under way to one service between brands. A brand may have as many
/// as are still free, up to its cap: one brand alone gets half of them, a second one half of the
/// rest, so that however many are stuck, the next one finds some. Whoever gets none waits, brand by
/// brand in turn; nothing is kept of brands without calls.
final class Bulkhead {

    private final int perBrand;
    private final int mostWaiting;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TenantId, Calls> brands = new LinkedHashMap<>();
    private int free;
    private int waiting;

    /// @param size how many calls may be under way over all brands
    /// @param perBrand the most of one brand
    /// @param mostWaiting how many of one brand may wait
    /// @param patience how long one waits
    Bulkhead(int size, int perBrand, int mostWaiting, Duration patience) {
        this.perBrand = perBrand;
        this.mostWaiting = mostWaiting;
        this.patience = patience;
        this.free = size;
    }

    /// Waits until the brand may make one more call.
    ///
    /// @throws RetryLaterException when that takes too long, or too many wait
    void enter(TenantId brand) {
        lock.lock();
        try {
            var calls = brands.computeIfAbsent(brand, _ -> new Calls(lock.newCondition()));
            if (calls.waiting == 0 && mayBegin(calls)) {
                begin(calls);
                return;
            }
            if (calls.waiting >= mostWaiting || !waited(calls)) {
                forgetIdle(brand, calls);
                throw RetryLaterException.busy();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ends a call.
    void leave(TenantId brand) {
        lock.lock();
        try {
            var calls = brands.get(brand);
            if (calls == null || calls.underWay == 0) {
                throw new IllegalStateException("A call ended that didn't begin");
            }
            calls.underWay--;
            free++;
            forgetIdle(brand, calls);
            letOthersIn();
        } finally {
            lock.unlock();
        }
    }

    /// How many brands have calls.
    int brands() {
        lock.lock();
        try {
            return brands.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean mayBegin(Calls calls) {
        return calls.underWay < Math.min(perBrand, free);
    }

    private void begin(Calls calls) {
        calls.underWay++;
        free--;
    }

    private boolean waited(Calls calls) {
        calls.waiting++;
        waiting++;
        var left = patience.toNanos();
        try {
            while (calls.granted == 0) {
                if (left <= 0) {
                    return false;
                }
                left = calls.turn.awaitNanos(left);
            }
            calls.granted--;
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            calls.waiting--;
            waiting--;
            takeBack(calls);
        }
    }

    /// What was granted to somebody who was interrupted meanwhile.
    private void takeBack(Calls calls) {
        if (calls.granted > calls.waiting) {
            calls.granted--;
            calls.underWay--;
            free++;
            letOthersIn();
        }
    }

    /// Brands take turns: whoever was let in goes to the end.
    private void letOthersIn() {
        if (waiting == 0) {
            return;
        }
        for (var brand : List.copyOf(brands.keySet())) {
            var calls = brands.get(brand);
            if (calls != null && calls.waiting > calls.granted && mayBegin(calls)) {
                begin(calls);
                calls.granted++;
                calls.turn.signal();
                brands.remove(brand);
                brands.put(brand, calls);
            }
        }
    }

    private void forgetIdle(TenantId brand, Calls calls) {
        if (calls.underWay == 0 && calls.waiting == 0) {
            brands.remove(brand);
        }
    }

    private static final class Calls {

        private final Condition turn;
        private int underWay;
        private int waiting;
        private int granted;

        private Calls(Condition turn) {
            this.turn = turn;
        }
    }
}
