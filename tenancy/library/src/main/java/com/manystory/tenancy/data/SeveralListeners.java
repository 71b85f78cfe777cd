package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import java.time.Duration;
import java.util.List;

/// Tells each of several listeners.
record SeveralListeners(List<PoolListener> all) implements PoolListener {

    @Override
    public void hit(TenantId tenant) {
        all.forEach(listener -> listener.hit(tenant));
    }

    @Override
    public void opened(TenantId tenant, Duration took) {
        all.forEach(listener -> listener.opened(tenant, took));
    }

    @Override
    public void waited(TenantId tenant, Duration time) {
        all.forEach(listener -> listener.waited(tenant, time));
    }

    @Override
    public void evicted(TenantId tenant) {
        all.forEach(listener -> listener.evicted(tenant));
    }

    @Override
    public void givenBack(TenantId tenant, Duration held) {
        all.forEach(listener -> listener.givenBack(tenant, held));
    }

    @Override
    public void timedOut(TenantId tenant) {
        all.forEach(listener -> listener.timedOut(tenant));
    }
}
