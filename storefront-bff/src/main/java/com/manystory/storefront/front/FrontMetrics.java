package com.manystory.storefront.front;

import com.manystory.tenancy.TenantId;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/// Counts what the front filter does, since nothing behind it sees its hits. The brand tag only
/// takes ids of the registry.
final class FrontMetrics {

    private static final String NAME = "manystory.storefront.answers";

    private final MeterRegistry meters;
    private final Map<TenantId, OfBrand> brands = new ConcurrentHashMap<>();

    FrontMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /// What is counted of the brand; the same object each time.
    OfBrand of(TenantId brand) {
        return brands.computeIfAbsent(brand, this::register);
    }

    private OfBrand register(TenantId brand) {
        var counts = new OfBrand();
        for (var outcome : Outcome.values()) {
            FunctionCounter.builder(NAME, counts, all -> all.soFar(outcome))
                    .description("Requests by what the front filter did with them")
                    .tag("brand", brand.value())
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        return counts;
    }

    /// What became of a request.
    enum Outcome {
        /// Answered from memory.
        HIT,
        /// Made, and kept.
        FILLED,
        /// Made for this request alone.
        PASSED,
        /// Refused, for the brand is above its limit.
        LIMITED
    }

    /// One brand's counts, side by side in memory.
    static final class OfBrand {

        private final AtomicLongArray counts = new AtomicLongArray(Outcome.values().length);

        void count(Outcome outcome) {
            counts.getAndIncrement(outcome.ordinal());
        }

        private long soFar(Outcome outcome) {
            return counts.get(outcome.ordinal());
        }
    }
}
