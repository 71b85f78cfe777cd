package com.manystory.tenancy.web;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Finds the brand of a request at the edge by its `Host` header alone. Forwarded headers are
/// ignored: anybody can send them.
public final class HostTenantResolver {

    private final TenantRegistry registry;

    public HostTenantResolver(TenantRegistry registry) {
        this.registry = registry;
    }

    /// The brand that the request's host belongs to, whatever its phase.
    public Optional<Brand> resolve(HttpServletRequest request) {
        var host = request.getHeader("Host");
        return host == null ? Optional.empty() : registry.findByHost(host);
    }
}
