package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import java.time.Duration;
import java.util.List;

/// Told what happens in the pool; for metrics.
public interface PoolListener {

    /// Hears nothing.
    PoolListener NONE = new PoolListener() {};

    /// Tells each of them.
    static PoolListener all(List<PoolListener> listeners) {
        return new SeveralListeners(List.copyOf(listeners));
    }

    /// A warm connection was handed out.
    default void hit(TenantId tenant) {}

    /// A connection was opened.
    default void opened(TenantId tenant, Duration took) {}

    /// A caller had to wait.
    default void waited(TenantId tenant, Duration time) {}

    /// An idle connection of the brand made room for another brand's.
    default void evicted(TenantId tenant) {}

    /// A connection was given back.
    ///
    /// @param held for how long it was lent
    default void givenBack(TenantId tenant, Duration held) {}

    /// A caller waited in vain.
    default void timedOut(TenantId tenant) {}
}
