package com.manystory.tenancy.redis;

import com.manystory.tenancy.NoTenantException;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.TenantRegistry;

/// Finds the namespaces of brands.
public final class Namespaces {

    private final TenantRegistry registry;
    private final String service;

    /// @param service the name of this process, `catalog-service` or `catalog`
    public Namespaces(TenantRegistry registry, String service) {
        this.registry = registry;
        this.service = shortName(service);
    }

    static String shortName(String service) {
        return service.replaceFirst("-service$", "");
    }

    /// The bound brand's namespace of this service.
    ///
    /// @throws NoTenantException when no brand is bound
    public Namespace own() {
        return of(TenantContext.required(), service);
    }

    /// The brand's namespace of all services.
    public Namespace shared(TenantId tenant) {
        return of(tenant, Namespace.SHARED);
    }

    private Namespace of(TenantId tenant, String service) {
        var brand = registry.find(tenant).orElseThrow(() -> new UnknownBrandException(tenant));
        return new Namespace(tenant, brand.incarnation(), service);
    }
}
