package com.manystory.admin.access;

import com.manystory.admin.token.ConsoleUser;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.limit.LimitHeaders;
import com.manystory.tenancy.limit.Limited;
import com.manystory.tenancy.limit.RateLimits;
import com.manystory.tenancy.observability.RequestTenant;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenancy.web.RetryLaterException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Decides who gets to a brand. To staff, other brands look as if they didn't exist.
@Component
public class BrandAccess {

    private final TenantRegistry registry;
    private final RateLimits limits;
    private final SupportConsent consent;

    BrandAccess(TenantRegistry registry, RateLimits limits, SupportConsent consent) {
        this.registry = registry;
        this.limits = limits;
        this.consent = consent;
    }

    /// The brand of a path, if the user may do that there.
    ///
    /// @throws ProblemException 404 for another or unknown brand, 403 without the permission or,
    ///   for an operator, without the brand's consent, 429 when more is asked for the brand than
    ///   its limit
    public Brand require(String brandId, ConsoleUser user, Permission permission) {
        var brand =
                TenantId.isValid(brandId) ? registry.find(TenantId.of(brandId)).orElse(null) : null;
        if (brand == null || !mayKnow(user, brand)) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "unknown-brand",
                    "Unknown brand",
                    "There is no such brand.");
        }
        var allowed =
                switch (user) {
                    case ConsoleUser.Operator operator ->
                            !permission.isForStaffOnly()
                                    && (operator.mayAct() || !permission.isChange());
                    case ConsoleUser.Staff staff -> permission.allows(staff.roles());
                };
        remember(brand.id());
        if (!allowed) {
            throw forbidden();
        }
        // Only now: nobody uses up the limit of a brand that isn't theirs.
        requireAllowance(brand);
        if (user instanceof ConsoleUser.Operator operator) {
            consent.require(brand, operator, permission, request());
        }
        return brand;
    }

    private void requireAllowance(Brand brand) {
        var allowance = limits.of(Limited.REQUESTS, brand);
        if (allowance == null || allowance.take()) {
            return;
        }
        if (attributes() instanceof ServletRequestAttributes attributes
                && attributes.getResponse() instanceof HttpServletResponse response) {
            LimitHeaders.write(response, allowance);
        }
        throw RetryLaterException.rateLimited(allowance.retryAfter());
    }

    /// Lets only operators pass.
    public void requireOperator(ConsoleUser user) {
        if (!(user instanceof ConsoleUser.Operator)) {
            throw forbidden();
        }
    }

    /// For metrics, the access log and every line that is logged from here on, which name the
    /// request's brand.
    private static void remember(TenantId brand) {
        MDC.put(TenantContext.LOG_KEY, brand.value());
        if (attributes() instanceof ServletRequestAttributes attributes) {
            RequestTenant.remember(attributes.getRequest(), brand);
        }
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
                .getRequest();
    }

    private static @Nullable RequestAttributes attributes() {
        return RequestContextHolder.getRequestAttributes();
    }

    private static boolean mayKnow(ConsoleUser user, Brand brand) {
        return switch (user) {
            case ConsoleUser.Operator _ -> true;
            case ConsoleUser.Staff staff -> staff.brand().equals(brand.id());
        };
    }

    private static ProblemException forbidden() {
        return new ProblemException(
                HttpStatus.FORBIDDEN, "forbidden", "Forbidden", "Your role doesn't allow this.");
    }
}
