package com.manystory.catalog.catalogue;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Lets this process write one batch of a brand's catalogue at a time. PostgreSQL keeps batches
/// apart anyway, across processes; but whoever waits there holds one of the brand's few
/// connections, and readers would get none.
@Component
public class CatalogueTurns {

    private final ConcurrentHashMap<TenantId, ReentrantLock> turns = new ConcurrentHashMap<>();

    /// Does the work in the bound brand's turn. It opens its transaction itself.
    public <T> T take(Supplier<T> work) {
        var turn =
                turns.computeIfAbsent(TenantContext.required(), tenant -> new ReentrantLock(true));
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /// Like [#take(Supplier)], for work without a result.
    public void take(Runnable work) {
        take(() -> {
            work.run();
            return true;
        });
    }
}
