package com.manystory.catalog.config;

import com.manystory.tenancy.NoTenantException;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The brand that the current code works for, as the registry describes it.
@Component
public class Brands {

    private final TenantRegistry registry;

    public Brands(TenantRegistry registry) {
        this.registry = registry;
    }

    /// The bound brand.
    ///
    /// @throws NoTenantException when none is bound or the registry doesn't know it
    public Brand current() {
        return registry.find(TenantContext.required()).orElseThrow(NoTenantException::new);
    }

    /// The bound brand's desired state.
    public BrandSpec spec() {
        return current().spec();
    }

    /// The asked locale when the brand speaks it, else the brand's default.
    public String locale(@Nullable String asked) {
        var spec = spec();
        return asked != null && spec.locales().contains(asked) ? asked : spec.defaultLocale();
    }
}
