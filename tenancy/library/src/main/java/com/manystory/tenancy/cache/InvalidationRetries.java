package com.manystory.tenancy.cache;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.redis.UnknownBrandException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says invalidations later: those that couldn't be said, until they can, and each a second time.
final class InvalidationRetries implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(InvalidationRetries.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_TAGS = 5_000;
    private static final int MOST_REPEATS = 10_000;

    private final Predicate<Invalidation> spread;
    private final Map<TenantId, Set<String>> unsaid = new ConcurrentHashMap<>();
    private final DelayQueue<Later> later = new DelayQueue<>();
    private final AtomicBoolean isRetryDue = new AtomicBoolean();
    private final Thread thread;

    InvalidationRetries(Predicate<Invalidation> spread) {
        this.spread = spread;
        this.thread = Thread.ofVirtual().name("invalidation-retries").start(this::run);
    }

    /// Says it as soon as possible. Too many tags of a brand become all of them.
    void add(TenantId tenant, Set<String> tags) {
        unsaid.merge(tenant, Set.copyOf(tags), InvalidationRetries::union);
        if (isRetryDue.compareAndSet(false, true)) {
            later.add(new Later(null, System.nanoTime() + PAUSE.toNanos()));
        }
    }

    /// Says it again after the delay.
    void repeatLater(Invalidation invalidation, Duration delay) {
        if (delay.isPositive() && later.size() < MOST_REPEATS) {
            later.add(new Later(invalidation, System.nanoTime() + delay.toNanos()));
        }
    }

    /// Says nothing more of a brand that is gone.
    void forget(TenantId tenant) {
        unsaid.remove(tenant);
        later.removeIf(due -> due.isOf(tenant));
    }

    /// What waits to be said later.
    int size() {
        return later.size();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                var due = later.take();
                var repeated = due.invalidation();
                if (repeated == null) {
                    isRetryDue.set(false);
                    unsaid.keySet().forEach(this::retry);
                } else {
                    say(repeated);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void retry(TenantId tenant) {
        var tags = unsaid.remove(tenant);
        if (tags != null) {
            say(new Invalidation("retry", true, tenant, tags));
        }
    }

    /// Whatever one brand's invalidation ends with, those of the others go on.
    private void say(Invalidation invalidation) {
        try {
            if (!spread.test(invalidation)) {
                add(invalidation.tenant(), invalidation.tags());
            }
        } catch (UnknownBrandException e) {
            log.debug("Nothing is left to invalidate: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.warn("An invalidation of brand {} is tried again", invalidation.tenant(), e);
            add(invalidation.tenant(), invalidation.tags());
        }
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty() || one.size() + other.size() > MOST_TAGS) {
            return Set.of();
        }
        var all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    private record Later(@Nullable Invalidation invalidation, long at) implements Delayed {

        boolean isOf(TenantId tenant) {
            return invalidation != null && invalidation.tenant().equals(tenant);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(
                    getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
