package com.manystory.tenancy.internal;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.limit.LimitHeaders;
import com.manystory.tenancy.limit.Limited;
import com.manystory.tenancy.limit.RateLimits;
import com.manystory.tenancy.observability.RequestTenant;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.usage.Measure;
import com.manystory.tenancy.usage.Usage;
import com.manystory.tenancy.web.RetryLaterException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Binds the brand that the verified token names; a token without one gets only to the platform's
/// own paths, unbound. It stands behind authentication, and [TenantRebindingFilter] repeats the
/// binding for the container's later dispatches of the same request.
final class TenantBindingFilter extends OncePerRequestFilter {

    private static final String RETRY_SECONDS = "30";

    /// Below it are the calls of the platform itself, which may be for no brand.
    private static final String PLATFORM = "/internal/";

    private final TenantRegistry registry;
    private final ProblemResponses problems;
    private final @Nullable RateLimits limits;
    private final @Nullable Usage usage;

    /// @param limits how often brands may call, or null for as often as they like
    /// @param usage counts the calls, or null when nobody wants to know
    TenantBindingFilter(
            TenantRegistry registry,
            ProblemResponses problems,
            @Nullable RateLimits limits,
            @Nullable Usage usage) {
        this.registry = registry;
        this.problems = problems;
        this.limits = limits;
        this.usage = usage;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication()
                instanceof InternalAuthentication caller)) {
            chain.doFilter(request, response);
            return;
        }
        var tenant = caller.getPrincipal().brand();
        if (tenant == null) {
            if (request.getRequestURI().startsWith(PLATFORM)) {
                chain.doFilter(request, response);
            } else {
                problems.send(
                        response,
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "Not allowed",
                        "The call is for a brand and its token names none.");
            }
            return;
        }
        var brand = registry.find(tenant).orElse(null);
        var incarnation = caller.incarnation();
        if (brand == null || (incarnation != null && !incarnation.equals(brand.incarnation()))) {
            problems.send(
                    response,
                    HttpStatus.NOT_FOUND,
                    "unknown-brand",
                    "Unknown brand",
                    "There is no brand %s.".formatted(tenant));
            return;
        }
        if (!brand.isServing()) {
            response.setHeader("Retry-After", RETRY_SECONDS);
            problems.send(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "brand-suspended",
                    "Brand suspended",
                    "Brand %s isn't served at the moment.".formatted(tenant));
            return;
        }
        if (usage != null) {
            usage.of(brand).add(Measure.CALLS, 1);
        }
        var allowance = limits == null ? null : limits.of(Limited.CALLS, brand);
        if (allowance != null && !allowance.take()) {
            LimitHeaders.write(response, allowance);
            problems.send(response, RetryLaterException.rateLimited(allowance.retryAfter()));
            return;
        }
        RequestTenant.remember(request, tenant);
        bound(tenant, request, response, chain);
    }

    static void bound(
            TenantId tenant, ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            TenantContext.call(
                    tenant,
                    () -> {
                        chain.doFilter(request, response);
                        return true;
                    });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
