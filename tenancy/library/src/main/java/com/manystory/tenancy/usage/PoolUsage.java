package com.manystory.tenancy.usage;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.PoolListener;
import java.time.Duration;

/// Counts what brands use of the pool of connections.
final class PoolUsage implements PoolListener {

    private final Usage usage;

    PoolUsage(Usage usage) {
        this.usage = usage;
    }

    @Override
    public void opened(TenantId tenant, Duration took) {
        usage.add(tenant, Measure.CONNECTION_OPENS, 1);
    }

    @Override
    public void waited(TenantId tenant, Duration time) {
        usage.add(tenant, Measure.CONNECTION_WAITS, micros(time));
    }

    @Override
    public void givenBack(TenantId tenant, Duration held) {
        usage.add(tenant, Measure.CONNECTION_TIME, micros(held));
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }
}
