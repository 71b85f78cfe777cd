package com.manystory.catalog.config;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import org.springframework.stereotype.Component;

/// Lets work that nobody waits for go on only while its brand is served. Ask before each piece of
/// it that takes a second or two at the most.
@Component
public class OnTheAir {

    private final TenantRegistry registry;

    OnTheAir(TenantRegistry registry) {
        this.registry = registry;
    }

    /// @throws OffTheAir when the bound brand isn't served now
    public void require() {
        if (registry.find(TenantContext.required()).filter(Brand::isServing).isEmpty()) {
            throw new OffTheAir();
        }
    }

    /// Thrown when the brand isn't served: what isn't done yet is to be done when it is again.
    public static final class OffTheAir extends RuntimeException {

        private static final long serialVersionUID = 1;

        OffTheAir() {
            super("The brand isn't served now", null, false, false);
        }
    }
}
