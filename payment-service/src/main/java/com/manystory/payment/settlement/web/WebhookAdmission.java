package com.manystory.payment.settlement.web;

import com.manystory.payment.gateway.Gateways;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.limit.LimitHeaders;
import com.manystory.tenancy.limit.Limited;
import com.manystory.tenancy.limit.RateLimits;
import com.manystory.tenancy.observability.RequestTenant;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.usage.Usage;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenancy.web.RetryLaterException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Holds webhooks to what holds for all requests from outside: a brand that is served, counted as
/// its use, and within its limit. Whoever is sent away is told when to come again, as gateways do.
@Component
class WebhookAdmission {

    private static final Duration SUSPENDED = Duration.ofSeconds(30);

    private final TenantRegistry registry;
    private final Gateways gateways;
    private final RateLimits limits;
    private final Usage usage;

    WebhookAdmission(TenantRegistry registry, Gateways gateways, RateLimits limits, Usage usage) {
        this.registry = registry;
        this.gateways = gateways;
        this.limits = limits;
        this.usage = usage;
    }

    /// The brand that a webhook is for.
    ///
    /// @throws ProblemException 404 for an unknown gateway or brand, 503 for a brand that isn't
    ///   served now
    Brand brand(String gateway, String id, HttpServletRequest request) {
        var brand =
                gateways.has(gateway) && TenantId.isValid(id)
                        ? registry.find(TenantId.of(id)).orElse(null)
                        : null;
        if (brand == null) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND, "not-found", "Not found", "There is nothing here.");
        }
        RequestTenant.remember(request, brand.id());
        if (!brand.isServing()) {
            throw new RetryLaterException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "brand-suspended",
                    "Brand suspended",
                    "Brand %s isn't served at the moment.".formatted(brand.id()),
                    SUSPENDED);
        }
        return brand;
    }

    /// Counts a webhook that the brand's gateway signed: nobody else uses up the brand's limit.
    ///
    /// @throws RetryLaterException 429 above the brand's limit
    void count(Brand brand, HttpServletResponse response) {
        usage.of(brand).request(0);
        var allowance = limits.of(Limited.REQUESTS, brand);
        if (allowance != null && !allowance.take()) {
            LimitHeaders.write(response, allowance);
            throw RetryLaterException.rateLimited(allowance.retryAfter());
        }
    }
}
