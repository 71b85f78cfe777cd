package com.manystory.tenants.archive.web;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.archive.ArchiveProblems;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.archive.ArchivesBusyException;
import com.manystory.tenants.archive.BrandExports;
import com.manystory.tenants.archive.BrandRestores;
import com.manystory.tenants.archive.BrandRestores.Restoration;
import com.manystory.tenants.brand.web.Actors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Archives of brands, for operators.
@RestController
@RequestMapping("/api/v1/brands/{brandId}")
class ArchiveController implements ArchiveApi {

    private static final String ZIP = "application/zip";

    private final BrandExports exports;
    private final BrandRestores restores;

    ArchiveController(BrandExports exports, BrandRestores restores) {
        this.exports = exports;
        this.restores = restores;
    }

    @Override
    @GetMapping(path = "/export")
    public void export(
            @PathVariable String brandId,
            @RequestHeader(name = "Manystory-Reason", required = false) @Nullable String reason,
            HttpServletResponse response,
            Authentication authentication)
            throws IOException {
        exports.export(
                id(brandId),
                Actors.of(authentication, reason),
                () -> {
                    response.setContentType(ZIP);
                    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                    response.setHeader(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"%s.zip\"".formatted(brandId));
                    return response.getOutputStream();
                });
    }

    @Override
    @PostMapping(path = "/restore", consumes = ZIP)
    public Restoration restore(
            @PathVariable String brandId,
            @RequestParam(defaultValue = "false") boolean replace,
            @RequestParam(defaultValue = "false") boolean mask,
            @RequestHeader(name = "Manystory-Reason", required = false) @Nullable String reason,
            HttpServletRequest request,
            Authentication authentication)
            throws IOException {
        var actor = Actors.of(authentication, reason);
        if (!replace) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "replacement-unconfirmed",
                    "All data of the brand would be replaced",
                    "Say replace=true if that is what is wanted.");
        }
        return restores.restore(id(brandId), request.getInputStream(), mask, actor);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(ArchivesBusyException e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "10")
                .body(e.problem());
    }

    private static TenantId id(String written) {
        if (!TenantId.isValid(written)) {
            throw ArchiveProblems.unknownBrand(written);
        }
        return TenantId.of(written);
    }
}
