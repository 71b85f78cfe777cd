package com.manystory.tenancy.cache;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.cache.TenantCache.CachedValue;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Lets one caller load a value while the others who want it wait for that one. Nothing is locked
/// while loading: a slow load holds up nobody but those who want its value.
final class Flights {

    private final Map<NearKey, Flight> flights = new ConcurrentHashMap<>();
    private final Duration timeout;

    Flights(Duration timeout) {
        this.timeout = timeout;
    }

    /// The value that is being loaded, or that this caller loads now. What loading throws is thrown
    /// to everybody who waited for it; the next caller tries afresh.
    CachedValue join(NearKey key, Supplier<CachedValue> load) {
        var own = new Flight(Thread.currentThread(), new CompletableFuture<>());
        var flight = flights.putIfAbsent(key, own);
        if (flight == null) {
            return lead(key, own, load);
        }
        if (flight.leader().equals(Thread.currentThread())) {
            throw new IllegalStateException("Loading %s asks for itself".formatted(key));
        }
        return await(key, flight);
    }

    /// Has nobody else join the loads of the brand that have begun: they may miss what just
    /// changed.
    void closeTo(TenantId tenant) {
        flights.keySet().removeIf(key -> key.tenant().equals(tenant));
    }

    void closeToAll() {
        flights.clear();
    }

    private CachedValue lead(NearKey key, Flight own, Supplier<CachedValue> load) {
        try {
            var value = load.get();
            flights.remove(key, own);
            own.value().complete(value);
            return value;
        } catch (Throwable e) {
            flights.remove(key, own);
            own.value().completeExceptionally(e);
            throw e;
        }
    }

    private CachedValue await(NearKey key, Flight flight) {
        try {
            return flight.value().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new CacheLoadException(key.region(), e.getCause());
        } catch (TimeoutException e) {
            throw new CacheLoadException(key.region(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CacheLoadException(key.region(), e);
        }
    }

    private record Flight(Thread leader, CompletableFuture<CachedValue> value) {}
}
