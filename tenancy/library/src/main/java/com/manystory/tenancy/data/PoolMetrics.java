package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/// The pool's metrics. The tag `brand` names the first brands seen and is `other` for the rest, so
/// that it stays bounded.
public final class PoolMetrics implements PoolListener {

    private static final int MAX_BRANDS = 100;

    private final MeterRegistry registry;
    private final Set<TenantId> named = ConcurrentHashMap.newKeySet();

    public PoolMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Registers the gauges of the pool.
    public void bind(KeyedConnectionPool pool) {
        gauge(pool, "active", "Connections in use", PoolUse::active);
        gauge(pool, "idle", "Connections kept warm", PoolUse::idle);
        gauge(pool, "opening", "Connections being opened", PoolUse::opening);
        gauge(pool, "waiting", "Callers waiting for a connection", PoolUse::waiting);
    }

    @Override
    public void hit(TenantId tenant) {
        registry.counter("manystory.pool.hits", "brand", tag(tenant)).increment();
    }

    @Override
    public void opened(TenantId tenant, Duration took) {
        timer("manystory.pool.opens", tenant).record(took);
    }

    @Override
    public void waited(TenantId tenant, Duration time) {
        timer("manystory.pool.waits", tenant).record(time);
    }

    @Override
    public void evicted(TenantId tenant) {
        registry.counter("manystory.pool.evictions", "brand", tag(tenant)).increment();
    }

    @Override
    public void timedOut(TenantId tenant) {
        registry.counter("manystory.pool.timeouts", "brand", tag(tenant)).increment();
    }

    private Timer timer(String name, TenantId tenant) {
        return registry.timer(name, "brand", tag(tenant));
    }

    private void gauge(
            KeyedConnectionPool pool, String name, String text, ToIntFunction<PoolUse> value) {
        Gauge.builder("manystory.pool." + name, pool, p -> value.applyAsInt(p.use()))
                .description(text)
                .register(registry);
    }

    private String tag(TenantId tenant) {
        if (named.contains(tenant) || (named.size() < MAX_BRANDS && named.add(tenant))) {
            return tenant.value();
        }
        return "other";
    }
}
