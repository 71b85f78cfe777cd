package com.manystory.admin.access;

import com.manystory.admin.token.ConsoleUser;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.internal.Caller;
import com.manystory.tenancy.internal.InternalClient;
import com.manystory.tenancy.registry.Brand;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Asks the control plane whether the brand lets an operator work on its data, for every request:
/// so what the brand ends ends at once, and nothing is done that isn't in the audit before, also
/// where the control plane waives consent.
@Component
class SupportConsent {

    private static final String USES = "/internal/v1/brands/{id}/support-uses";

    private final InternalClient services;

    SupportConsent(InternalClient services) {
        this.services = services;
    }

    /// @throws com.manystory.tenancy.web.ProblemException 403 `support-access-needed` without the
    ///   brand's consent, 503 when nobody can be asked
    void require(
            Brand brand,
            ConsoleUser.Operator operator,
            Permission permission,
            HttpServletRequest request) {
        if (!permission.isAboutData()) {
            return;
        }
        var use = new Use(request.getMethod(), request.getRequestURI(), permission.isChange());
        new Caller(operator.getName(), operator.roles())
                .call(() -> TenantContext.call(brand.id(), () -> keep(brand, use)));
    }

    private boolean keep(Brand brand, Use use) {
        services.to("tenant-service")
                .post()
                .uri(USES, brand.id().value())
                .contentType(MediaType.APPLICATION_JSON)
                .body(use)
                .retrieve()
                .toBodilessEntity();
        return true;
    }

    private record Use(String method, String path, boolean change) {}
}
