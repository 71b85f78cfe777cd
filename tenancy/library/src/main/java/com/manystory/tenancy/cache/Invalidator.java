package com.manystory.tenancy.cache;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.cache.TenantCache.InvalidationListener;
import com.manystory.tenancy.redis.RedisUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Makes what is stale go: from this process at once, and from the others by telling them, which is
/// tried again in the background while Redis is gone.
final class Invalidator implements AutoCloseable {

    private static final int MOST_TAGS = 1_000;

    private final NearCache near;
    private final Flights flights;
    private final @Nullable SharedCache shared;
    private final @Nullable InvalidationRetries retries;
    private final Duration repeatAfter;
    private final String self = UUID.randomUUID().toString();
    private final List<InvalidationListener> listeners = new CopyOnWriteArrayList<>();

    /// @param shared null without Redis: then there is nobody to tell
    Invalidator(
            NearCache near, Flights flights, @Nullable SharedCache shared, Duration repeatAfter) {
        this.near = near;
        this.flights = flights;
        this.shared = shared;
        this.retries = shared == null ? null : new InvalidationRetries(this::spread);
        this.repeatAfter = repeatAfter;
    }

    void invalidate(TenantId tenant, Set<String> tags) {
        if (!invalidateNow(tenant, tags) && retries != null) {
            retries.add(tenant, tags);
        }
    }

    /// @return whether the other processes were told, or there is no way to them
    boolean invalidateNow(TenantId tenant, Set<String> stale) {
        var tags = stale.size() > MOST_TAGS ? Set.<String>of() : Set.copyOf(stale);
        drop(tenant, tags);
        if (retries == null) {
            return true;
        }
        if (!spread(new Invalidation(self, false, tenant, tags))) {
            return false;
        }
        retries.repeatLater(new Invalidation(self, true, tenant, tags), repeatAfter);
        return true;
    }

    void onInvalidate(InvalidationListener listener) {
        listeners.add(listener);
    }

    /// Takes what another process said.
    void hear(Invalidation invalidation) {
        if (!invalidation.sender().equals(self) || invalidation.isRepeated()) {
            drop(invalidation.tenant(), invalidation.tags());
        }
    }

    /// Drops all that this process has: it may have missed something.
    void dropEverything() {
        near.invalidateEverything();
        flights.closeToAll();
        listeners.forEach(listener -> listener.invalidated(null, Set.of()));
    }

    /// Tells nobody any more about a brand that is gone.
    void forget(TenantId tenant) {
        if (retries != null) {
            retries.forget(tenant);
        }
    }

    @Override
    public void close() {
        if (retries != null) {
            retries.close();
        }
    }

    private void drop(TenantId tenant, Set<String> tags) {
        near.invalidate(tenant, tags);
        flights.closeTo(tenant);
        listeners.forEach(listener -> listener.invalidated(tenant, tags));
    }

    private boolean spread(Invalidation invalidation) {
        if (shared == null) {
            return true;
        }
        try {
            shared.invalidate(
                    invalidation.tenant(),
                    invalidation.tags(),
                    Invalidation.CHANNEL,
                    invalidation.encode());
            return true;
        } catch (RedisUnavailableException _) {
            return false;
        }
    }
}
