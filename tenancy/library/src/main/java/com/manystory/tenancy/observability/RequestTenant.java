package com.manystory.tenancy.observability;

import com.manystory.tenancy.TenantId;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/// Remembers a request's brand on the request itself, for what runs outside the binding: metrics,
/// the access log, and the container's later dispatches. Whoever binds a brand to a request calls
/// [#remember(ServletRequest, TenantId)].
public final class RequestTenant {

    private static final String ATTRIBUTE = RequestTenant.class.getName();

    private RequestTenant() {}

    /// Remembers the brand.
    public static void remember(ServletRequest request, TenantId tenant) {
        request.setAttribute(ATTRIBUTE, tenant);
    }

    /// The request's brand, or empty when none was bound to it.
    public static Optional<TenantId> of(ServletRequest request) {
        return Optional.ofNullable((TenantId) request.getAttribute(ATTRIBUTE));
    }
}
