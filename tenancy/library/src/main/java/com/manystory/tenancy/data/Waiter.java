package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// A caller waiting for a connection; guarded by the pool's lock.
final class Waiter {

    final TenantId tenant;
    final Condition ready;
    final long since;
    final long deadline;
    @Nullable Grant grant;
    boolean overdue;

    Waiter(TenantId tenant, Condition ready, long since, long deadline) {
        this.tenant = tenant;
        this.ready = ready;
        this.since = since;
        this.deadline = deadline;
    }
}
