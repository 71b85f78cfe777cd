package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/// The pool's metrics. What bounds the tag `brand` of all metrics bounds theirs too.
public final class PoolMetrics implements PoolListener {

    private final MeterRegistry registry;

    /// The meters that each transaction moves: looking one up costs a hundred times what moving it
    /// does, and some of it is done while others wait for the pool's lock.
    private final Map<TenantId, Counter> hits = new ConcurrentHashMap<>();

    private final Map<TenantId, Timer> waits = new ConcurrentHashMap<>();

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

    /// Registers the gauges of the cells' opens.
    public void bind(OpenRate rate, Set<String> cells) {
        for (var cell : cells) {
            Gauge.builder("manystory.pool.open.rate", rate, r -> r.of(cell))
                    .description(
                            "Connections that this process opens a second and core of the cell")
                    .tag("cell", cell)
                    .register(registry);
            Gauge.builder("manystory.pool.open.alarm", rate, r -> r.isAlarming(cell) ? 1 : 0)
                    .description("1 while all processes open more than manystory.data.opens-alarm")
                    .tag("cell", cell)
                    .register(registry);
        }
    }

    @Override
    public void hit(TenantId tenant) {
        hits.computeIfAbsent(tenant, this::hits).increment();
    }

    @Override
    public void opened(TenantId tenant, Duration took) {
        registry.timer("manystory.pool.opens", "brand", tag(tenant)).record(took);
    }

    @Override
    public void waited(TenantId tenant, Duration time) {
        waits.computeIfAbsent(tenant, this::waits).record(time);
    }

    @Override
    public void evicted(TenantId tenant) {
        registry.counter("manystory.pool.evictions", "brand", tag(tenant)).increment();
    }

    @Override
    public void timedOut(TenantId tenant) {
        registry.counter("manystory.pool.timeouts", "brand", tag(tenant)).increment();
    }

    private Counter hits(TenantId tenant) {
        return registry.counter("manystory.pool.hits", "brand", tag(tenant));
    }

    private Timer waits(TenantId tenant) {
        return registry.timer("manystory.pool.waits", "brand", tag(tenant));
    }

    private void gauge(
            KeyedConnectionPool pool, String name, String text, ToIntFunction<PoolUse> value) {
        Gauge.builder("manystory.pool." + name, pool, p -> value.applyAsInt(p.use()))
                .description(text)
                .register(registry);
    }

    private static String tag(TenantId tenant) {
        return tenant.value();
    }
}
