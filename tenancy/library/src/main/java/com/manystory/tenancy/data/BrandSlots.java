package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.ConnectionOpener.Lane;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/// One brand's share of the pool; guarded by the pool's lock.
final class BrandSlots {

    final TenantId tenant;
    Lane lane;
    final Deque<PooledConnection> idle = new ArrayDeque<>();
    final Set<PooledConnection> active = Collections.newSetFromMap(new IdentityHashMap<>());
    final Deque<Waiter> waiters = new ArrayDeque<>();
    int opening;

    BrandSlots(TenantId tenant, Lane lane) {
        this.tenant = tenant;
        this.lane = lane;
    }

    int total() {
        return idle.size() + active.size() + opening;
    }

    boolean isUnused() {
        return total() == 0 && waiters.isEmpty();
    }
}
