package com.manystory.tenancy.archive.web;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.archive.ArchiveProblems;
import com.manystory.tenancy.archive.ArchiveProperties;
import com.manystory.tenancy.archive.BrandExport;
import com.manystory.tenancy.archive.BrandRestore;
import com.manystory.tenancy.archive.BrandRestore.Restored;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reads and replaces all that the service holds of a brand, for the control plane alone.
@RestController
@RequestMapping("/internal/v1/brands/{id}/archive")
public final class ArchiveController {

    /// The header with the key that a copy is masked under, in Base64. It is made for one copy and
    /// kept by nobody.
    public static final String MASK_KEY = "Manystory-Mask-Key";

    private static final String ROLE = "control-plane";
    private static final String ZIP = "application/zip";

    private final TenantRegistry registry;
    private final BrandExport export;
    private final BrandRestore restore;
    private final Semaphore places;

    public ArchiveController(
            TenantRegistry registry,
            BrandExport export,
            BrandRestore restore,
            ArchiveProperties settings) {
        this.registry = registry;
        this.export = export;
        this.restore = restore;
        this.places = new Semaphore(settings.atOnce());
    }

    @GetMapping
    void read(
            @PathVariable String id,
            @RequestParam String incarnation,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        requireControlPlane(request);
        var brand = brand(id, incarnation);
        take();
        try {
            export.write(
                    brand,
                    () -> {
                        response.setContentType(ZIP);
                        return response.getOutputStream();
                    });
        } finally {
            places.release();
        }
    }

    @PutMapping(consumes = ZIP)
    Restored replace(
            @PathVariable String id,
            @RequestParam String incarnation,
            @RequestHeader(name = MASK_KEY, required = false) @Nullable String maskKey,
            HttpServletRequest request)
            throws IOException {
        requireControlPlane(request);
        var brand = brand(id, incarnation);
        take();
        try {
            return restore.restore(
                    brand,
                    request.getInputStream(),
                    maskKey == null ? null : Base64.getDecoder().decode(maskKey));
        } catch (ProblemException e) {
            // Who is still sending wouldn't hear of it.
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
            throw e;
        } finally {
            places.release();
        }
    }

    @ExceptionHandler
    ResponseEntity<?> handle(BusyException e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "10")
                .body(e.problem());
    }

    private void take() {
        if (!places.tryAcquire()) {
            throw new BusyException();
        }
    }

    private Brand brand(String id, String incarnation) {
        if (!TenantId.isValid(id)) {
            throw ArchiveProblems.unknownBrand(id);
        }
        return registry.find(TenantId.of(id))
                .filter(brand -> brand.incarnation().equals(incarnation))
                .orElseThrow(() -> ArchiveProblems.unknownBrand(id));
    }

    private static void requireControlPlane(HttpServletRequest request) {
        if (!request.isUserInRole(ROLE)) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "Forbidden",
                    "Only the control plane may do this.");
        }
    }

    /// Thrown when as many archives are written and read as may be.
    private static final class BusyException extends ProblemException {

        private static final long serialVersionUID = 1;

        BusyException() {
            super(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "busy",
                    "Busy",
                    "Other brands are being exported or restored. Try again in a moment.");
        }
    }
}
