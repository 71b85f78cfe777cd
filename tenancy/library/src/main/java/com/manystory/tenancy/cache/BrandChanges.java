package com.manystory.tenancy.cache;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.TenantRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Invalidates what depends on a brand's desired state when that changes. Each process says so when
/// it learns of the change, so that what one loaded from another that hadn't yet learned of it goes
/// as well.
final class BrandChanges implements TenantRegistry.ChangeListener {

    private static final Set<String> TAGS = Set.of("brand");

    private final TenantRegistry registry;
    private final TenantCache cache;
    private final Map<TenantId, Long> generations = new ConcurrentHashMap<>();

    BrandChanges(TenantRegistry registry, TenantCache cache) {
        this.registry = registry;
        this.cache = cache;
    }

    @Override
    public void changed(TenantId id) {
        var brand = registry.find(id).orElse(null);
        if (brand == null) {
            generations.remove(id);
            cache.forget(id);
            return;
        }
        var before = generations.put(id, brand.generation());
        if (before != null && before != brand.generation()) {
            // Apart: the registry's thread must not wait for Redis.
            Thread.startVirtualThread(() -> TenantContext.run(id, () -> cache.invalidate(TAGS)));
        }
    }
}
