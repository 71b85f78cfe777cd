package com.manystory.tenancy.usage;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What all brands used in this process. Nothing is kept of brands that are gone, and a brand that
/// is made again under an old name starts at 0.
public final class Usage {

    private final TenantRegistry registry;
    private final BusyThreads busy = new BusyThreads();
    private final BrandUsage shared = new BrandUsage(null, null);
    private final Map<TenantId, BrandUsage> brands = new ConcurrentHashMap<>();

    public Usage(TenantRegistry registry) {
        this.registry = registry;
        registry.onChange(changed -> {
            if (registry.find(changed).isEmpty()) {
                brands.remove(changed);
            }
        });
    }

    /// What the brand uses; the same object for as long as the brand lives.
    public BrandUsage of(Brand brand) {
        var known = brands.get(brand.id());
        return known != null && known.isOf(brand.incarnation()) ? known : renewed(brand);
    }

    /// What the brand uses, or null when the registry knows no such brand.
    public @Nullable BrandUsage of(TenantId id) {
        return registry.find(id).map(this::of).orElse(null);
    }

    /// Adds to a measure of the brand, if the registry knows it.
    public void add(TenantId id, Measure measure, long amount) {
        var brand = of(id);
        if (brand != null) {
            brand.add(measure, amount);
        }
    }

    /// Which threads work for which brand.
    public BusyThreads busy() {
        return busy;
    }

    /// What this process used and can't tell whom it was for.
    BrandUsage shared() {
        return shared;
    }

    /// Everything that may have something to tell, the shared included.
    List<BrandUsage> all() {
        var all = new ArrayList<>(brands.values());
        all.add(shared);
        return all;
    }

    private BrandUsage renewed(Brand asked) {
        return brands.compute(
                asked.id(),
                (id, old) -> {
                    var life = registry.find(id).orElse(asked).incarnation();
                    return old != null && old.isOf(life) ? old : new BrandUsage(id, life);
                });
    }
}
