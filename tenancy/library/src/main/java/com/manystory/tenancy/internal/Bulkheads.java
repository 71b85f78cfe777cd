package com.manystory.tenancy.internal;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.web.RetryLaterException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Keeps a brand whose calls are slow or stuck from taking all that may be under way to a service.
public final class Bulkheads {

    private final InternalClientProperties settings;
    private final Map<String, Bulkhead> services = new ConcurrentHashMap<>();

    public Bulkheads(InternalClientProperties settings) {
        this.settings = settings;
    }

    /// Waits until one more call for the brand may be made to the service. It lasts until what is
    /// returned is closed, which may be done twice.
    ///
    /// @param brand null for a call of the platform itself, which isn't held up
    /// @throws RetryLaterException 503 `busy`, when the brand has too many calls under way
    public Call enter(String service, @Nullable TenantId brand) {
        if (brand == null) {
            return () -> {};
        }
        var bulkhead = services.computeIfAbsent(service, _ -> make());
        bulkhead.enter(brand);
        var isOver = new AtomicBoolean();
        return () -> {
            if (isOver.compareAndSet(false, true)) {
                bulkhead.leave(brand);
            }
        };
    }

    private Bulkhead make() {
        return new Bulkhead(
                settings.connectionsPerService(),
                settings.callsPerBrand(),
                settings.waitingPerBrand(),
                settings.connectTimeout());
    }

    /// A call that is under way.
    @FunctionalInterface
    public interface Call extends AutoCloseable {

        @Override
        void close();
    }
}
