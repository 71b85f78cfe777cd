package com.manystory.tenancy.usage;

import com.manystory.tenancy.TenantId;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// What one life of a brand used in this process. Adding takes some nanoseconds, waits for nobody
/// and allocates nothing.
public final class BrandUsage {

    private static final Measure[] ALL = Measure.values();

    private final @Nullable TenantId brand;
    private final @Nullable String incarnation;

    /// Side by side: with many brands on the air, memory that isn't in the processor's caches costs
    /// more than an addition that two threads make at once.
    private final AtomicLongArray counters = new AtomicLongArray(ALL.length);

    private final long[] taken = new long[ALL.length];

    /// @param brand the brand, or null for what can't be told apart
    /// @param incarnation the brand's life, or null with the brand
    BrandUsage(@Nullable TenantId brand, @Nullable String incarnation) {
        this.brand = brand;
        this.incarnation = incarnation;
    }

    /// Adds to a measure.
    ///
    /// @param amount in the measure's unit, not negative
    public void add(Measure measure, long amount) {
        counters.getAndAdd(measure.ordinal(), amount);
    }

    /// Adds a request that came to this edge.
    ///
    /// @param sentBytes what was sent of the answer's body
    public void request(long sentBytes) {
        counters.getAndIncrement(Measure.REQUESTS.ordinal());
        counters.getAndAdd(Measure.SENT_BYTES.ordinal(), sentBytes);
    }

    /// How much there was so far in this process.
    public long soFar(Measure measure) {
        return counters.get(measure.ordinal());
    }

    @Nullable TenantId brand() {
        return brand;
    }

    @Nullable String incarnation() {
        return incarnation;
    }

    boolean isOf(String life) {
        return life.equals(incarnation);
    }

    /// What came since the last time. The counters only grow, and what was taken is remembered
    /// beside them, so that an addition meanwhile is in this answer or in the next.
    synchronized Map<Measure, Long> take() {
        var amounts = new EnumMap<Measure, Long>(Measure.class);
        for (var measure : ALL) {
            var at = measure.ordinal();
            var now = counters.get(at);
            if (now != taken[at]) {
                amounts.put(measure, now - taken[at]);
                taken[at] = now;
            }
        }
        return amounts;
    }
}
