package com.manystory.tenants.audit.web;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.internal.InternalPrincipal;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.audit.AuditEvents;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was done to a brand, for its owner in the console: of this life of the brand, not of one
/// that had its id before.
@Hidden
@RestController
class BrandTrailController {

    private final AuditEvents events;

    BrandTrailController(AuditEvents events) {
        this.events = events;
    }

    @GetMapping("/internal/v1/brands/{brandId}/audit-events")
    AuditPage list(
            @PathVariable String brandId,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit,
            Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof InternalPrincipal caller
                && caller.brand() instanceof TenantId brand
                && brand.value().equals(brandId))) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "Forbidden",
                    "The token is for another brand.");
        }
        var first = events.last(brand, "brand.create").map(event -> event.id()).orElse(0L);
        return AuditPage.of(events.page(cursor, first, brandId, AuditPage.rows(limit)), limit);
    }
}
