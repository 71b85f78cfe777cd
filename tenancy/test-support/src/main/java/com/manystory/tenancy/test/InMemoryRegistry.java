package com.manystory.tenancy.test;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A registry that a test fills. Listeners are called on the test's thread.
public final class InMemoryRegistry implements TenantRegistry {

    private final Map<TenantId, Brand> brands = new ConcurrentHashMap<>();
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong version = new AtomicLong();

    public InMemoryRegistry(Brand... brands) {
        for (var brand : brands) {
            accept(brand);
        }
    }

    /// Forgets the brand.
    public void remove(TenantId id) {
        brands.remove(id);
        changed(id);
    }

    @Override
    public Optional<Brand> find(TenantId id) {
        return Optional.ofNullable(brands.get(id));
    }

    @Override
    public Optional<Brand> findByHost(String host) {
        var name =
                host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "").replaceFirst("\\.$", "");
        return brands.values().stream()
                .filter(brand ->
                        name.equals(brand.id() + ".localhost")
                                || brand.spec().domains().contains(name))
                .findFirst();
    }

    @Override
    public Collection<Brand> all() {
        return List.copyOf(brands.values());
    }

    @Override
    public long version() {
        return version.get();
    }

    @Override
    public boolean awaitVersion(long expected, Duration timeout) {
        return version.get() >= expected;
    }

    /// Holds the brand from now on, whatever was held before.
    @Override
    public void accept(Brand brand) {
        brands.put(brand.id(), brand);
        changed(brand.id());
    }

    @Override
    public void onChange(ChangeListener listener) {
        listeners.add(listener);
    }

    private void changed(TenantId id) {
        version.incrementAndGet();
        listeners.forEach(listener -> listener.changed(id));
    }
}
