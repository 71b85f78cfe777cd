package com.manystory.tenancy.internal;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.observability.RequestTenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Binds a request's brand again when the container dispatches it a second time, after an
/// asynchronous answer or for the error page: each dispatch comes on a thread without the binding.
final class TenantRebindingFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var tenant = RequestTenant.of(request).orElse(null);
        if (tenant == null || TenantContext.current().isPresent()) {
            chain.doFilter(request, response);
        } else {
            TenantBindingFilter.bound(tenant, request, response, chain);
        }
    }
}
