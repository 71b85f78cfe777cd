package com.manystory.tenancy.cache;

import com.manystory.tenancy.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/// Counts where values came from.
final class CacheMetrics {

    private static final String NAME = "manystory.cache.gets";

    private final MeterRegistry meters;
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

    CacheMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /// Shows whether invalidations are heard.
    void link(BooleanSupplier isUp) {
        Gauge.builder("manystory.cache.link", () -> isUp.getAsBoolean() ? 1 : 0)
                .description(
                        "1 while invalidations are heard, 0 while nothing may be kept for long")
                .register(meters);
    }

    void count(TenantId tenant, String region, Source source) {
        counters.computeIfAbsent(new Key(tenant, region, source), this::counter).increment();
    }

    /// Drops the counters of a brand that is gone, unless they are shared with others.
    void forget(TenantId tenant) {
        counters.keySet().removeIf(key -> key.tenant().equals(tenant));
        meters.find(NAME).tag("brand", tenant.value()).counters().forEach(meters::remove);
    }

    private Counter counter(Key key) {
        return Counter.builder(NAME)
                .description("Values asked for, by where they were found")
                .tag("brand", key.tenant().value())
                .tag("region", key.region())
                .tag("source", key.source().name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    /// Where a value came from.
    enum Source {
        NEAR,
        REDIS,
        LOADED,
        FAILED
    }

    private record Key(TenantId tenant, String region, Source source) {}
}
