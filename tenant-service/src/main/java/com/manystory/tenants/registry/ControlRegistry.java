package com.manystory.tenants.registry;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.brand.Domains;
import com.manystory.tenants.brand.StoredBrand;
import com.manystory.tenants.signal.RegistrySignal;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The registry as the control plane itself knows it: straight from its database.
@Component
class ControlRegistry implements TenantRegistry {

    private final Brands brands;
    private final Domains domains;
    private final RegistrySignal signal;

    ControlRegistry(Brands brands, Domains domains, RegistrySignal signal) {
        this.brands = brands;
        this.domains = domains;
        this.signal = signal;
    }

    @Override
    public Optional<Brand> find(TenantId id) {
        return brands.find(id).map(StoredBrand::published);
    }

    /// Custom domains only: nobody comes to the control plane under a brand's name.
    @Override
    public Optional<Brand> findByHost(String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]+$", "");
        return domains.owner(name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
                .flatMap(this::find);
    }

    @Override
    public Collection<Brand> all() {
        return brands.changedAfter(0).stream().map(StoredBrand::published).toList();
    }

    @Override
    public long version() {
        return brands.version();
    }

    @Override
    public boolean awaitVersion(long version, Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (true) {
                var seen = signal.seen();
                if (brands.version() >= version) {
                    return true;
                }
                var left = Duration.ofNanos(deadline - System.nanoTime());
                if (!left.isPositive()) {
                    return false;
                }
                signal.await(
                        seen,
                        left.compareTo(Duration.ofSeconds(1)) < 0 ? left : Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The database is what is true; there is nothing to be told.
    @Override
    public void accept(Brand brand) {}

    /// Nothing in this process caches brands.
    @Override
    public void onChange(ChangeListener listener) {}
}
