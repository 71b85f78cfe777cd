package com.manystory.tenancy.testing;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.registry.TenantRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A registry that holds what a test puts into it: Aster and Pebble at first.
public final class FakeRegistry implements TenantRegistry {

    public static final TenantId ASTER = TenantId.of("aster");
    public static final TenantId PEBBLE = TenantId.of("pebble");

    private final Map<TenantId, Brand> brands = new ConcurrentHashMap<>();
    private volatile boolean deaf;
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();

    public FakeRegistry() {
        accept(brand(ASTER, "a1", Phase.ACTIVE));
        accept(brand(PEBBLE, "p1", Phase.ACTIVE));
    }

    public static Brand brand(TenantId id, String incarnation, Phase phase) {
        return SampleBrands.brand(id.value(), incarnation, 1, phase);
    }

    /// From now on every telling is taken for one that was overtaken.
    public void ignoreTellings() {
        deaf = true;
    }

    public void remove(TenantId id) {
        brands.remove(id);
    }

    /// Forgets the brand, and tells whoever listens.
    public void removeAndTell(TenantId id) {
        remove(id);
        listeners.forEach(listener -> listener.changed(id));
    }

    @Override
    public Optional<Brand> find(TenantId id) {
        return Optional.ofNullable(brands.get(id));
    }

    @Override
    public Optional<Brand> findByHost(String host) {
        return Optional.empty();
    }

    @Override
    public Collection<Brand> all() {
        return brands.values();
    }

    @Override
    public long version() {
        return brands.size();
    }

    @Override
    public boolean awaitVersion(long version, Duration timeout) {
        return true;
    }

    @Override
    public void accept(Brand brand) {
        if (deaf) {
            return;
        }
        brands.put(brand.id(), brand);
        listeners.forEach(listener -> listener.changed(brand.id()));
    }

    @Override
    public void onChange(ChangeListener listener) {
        listeners.add(listener);
    }
}
