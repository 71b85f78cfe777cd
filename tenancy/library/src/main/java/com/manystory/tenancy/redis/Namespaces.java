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
        this.service = RedisUser.shortName(service);
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

    /// The list of the values in the cache that this service holds of the brand.
    public KeyList cacheList(TenantId tenant) {
        return new KeyList(tenant, service, KeyList.CACHE);
    }

    /// The list of what all services share of the brand.
    public KeyList sharedList(TenantId tenant) {
        return new KeyList(tenant, Namespace.SHARED, KeyList.VALUES);
    }

    /// The list of the other values that this service holds of the bound brand.
    KeyList list() {
        return new KeyList(TenantContext.required(), service, KeyList.VALUES);
    }

    private Namespace of(TenantId tenant, String service) {
        var brand = registry.find(tenant).orElseThrow(() -> new UnknownBrandException(tenant));
        return new Namespace(tenant, brand.incarnation(), service);
    }
}
