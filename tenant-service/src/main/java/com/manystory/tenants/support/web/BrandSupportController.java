package com.manystory.tenants.support.web;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.internal.InternalPrincipal;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.brand.web.Actors;
import com.manystory.tenants.brand.web.BrandId;
import com.manystory.tenants.support.SupportAccesses;
import com.manystory.tenants.support.SupportUse;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Support access as the console asks for it: for a brand's staff, which sees and decides, and for
/// operators whose requests need it. Every token has to be for that very brand.
@Hidden
@RestController
@RequestMapping("/internal/v1/brands/{brandId}")
class BrandSupportController {

    private static final String OPERATOR = "operator:";

    private final SupportAccesses accesses;

    BrandSupportController(SupportAccesses accesses) {
        this.accesses = accesses;
    }

    @GetMapping("/support-accesses")
    SupportAccessPage list(
            @PathVariable String brandId,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit,
            Authentication authentication) {
        var brand = own(brandId, authentication);
        return SupportAccessPage.of(
                accesses.page(brand, cursor, SupportAccessPage.rows(limit)), limit);
    }

    @PostMapping("/support-accesses/{accessId}/grant")
    SupportAccessAnswer grant(
            @PathVariable String brandId,
            @PathVariable UUID accessId,
            Authentication authentication) {
        return decide(brandId, accessId, true, authentication);
    }

    @PostMapping("/support-accesses/{accessId}/refuse")
    SupportAccessAnswer refuse(
            @PathVariable String brandId,
            @PathVariable UUID accessId,
            Authentication authentication) {
        return decide(brandId, accessId, false, authentication);
    }

    @PostMapping("/support-accesses/{accessId}/end")
    SupportAccessAnswer end(
            @PathVariable String brandId,
            @PathVariable UUID accessId,
            Authentication authentication) {
        var brand = own(brandId, authentication);
        return SupportAccessAnswer.of(
                accesses.end(brand, accessId, Actors.of(authentication, null)));
    }

    /// Answers once the use is in the audit; nothing may be done before.
    @PostMapping("/support-uses")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void use(@PathVariable String brandId, @RequestBody Use use, Authentication authentication) {
        var brand = own(brandId, authentication);
        var subject = authentication.getName();
        if (!subject.startsWith(OPERATOR)) {
            throw forbidden();
        }
        accesses.use(
                brand,
                new SupportUse(
                        subject.substring(OPERATOR.length()),
                        use.method(),
                        use.path(),
                        use.change()),
                Actors.of(authentication, null));
    }

    private SupportAccessAnswer decide(
            String brandId, UUID accessId, boolean granted, Authentication authentication) {
        var brand = own(brandId, authentication);
        return SupportAccessAnswer.of(
                accesses.decide(brand, accessId, granted, Actors.of(authentication, null)));
    }

    private static TenantId own(String brandId, Authentication authentication) {
        var brand = BrandId.known(brandId);
        if (authentication.getPrincipal() instanceof InternalPrincipal caller
                && brand.equals(caller.brand())) {
            return brand;
        }
        throw forbidden();
    }

    private static ProblemException forbidden() {
        return new ProblemException(
                HttpStatus.FORBIDDEN, "forbidden", "Forbidden", "The token is for another brand.");
    }

    /// A request about to be made.
    record Use(String method, String path, boolean change) {}
}
