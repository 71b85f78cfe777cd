package com.manystory.tenants.erasure.web;

import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.erasure.ErasureCertificates;
import com.manystory.tenants.erasure.StoredCertificate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Certificates of erasures, for operators.
@RestController
@RequestMapping("/api/v1/erasures")
@Tag(name = "Erasures", description = "The proof that nothing is left of an erased brand.")
class ErasureController {

    private final ErasureCertificates certificates;

    ErasureController(ErasureCertificates certificates) {
        this.certificates = certificates;
    }

    @GetMapping
    @Operation(
            operationId = "listErasures",
            summary = "List certificates of erasures",
            description = "The newest first.")
    ErasurePage list(
            @Parameter(description = "Only those of this brand.", example = "aster")
                    @RequestParam(required = false)
                    @Nullable String brand,
            @Parameter(description = "`nextCursor` of the previous page.")
                    @RequestParam(required = false)
                    @Nullable String cursor,
            @Parameter(
                            description = "How many, 1 to 200.",
                            schema = @Schema(minimum = "1", maximum = "200", defaultValue = "50"),
                            example = "50")
                    @RequestParam(defaultValue = "50")
                    int limit) {
        var size = Math.clamp(limit, 1, 200);
        var found = certificates.page(brand, cursor, size + 1);
        var page = found.size() > size ? found.subList(0, size) : found;
        return new ErasurePage(
                page.stream().map(Certificate::of).toList(),
                found.size() > size ? page.getLast().incarnation() : null);
    }

    @GetMapping("/{incarnation}")
    @Operation(
            operationId = "getErasure",
            summary = "Read a certificate of an erasure",
            description = "By the life of the brand that ended, and verifies its signature.")
    Certificate get(
            @Parameter(
                            description = "The life of the brand that ended.",
                            example = "019aa3f2c1d07b1e4a93c55d20f8e6a1")
                    @PathVariable
                    String incarnation) {
        return certificates
                .find(incarnation)
                .map(Certificate::of)
                .orElseThrow(() ->
                        new ProblemException(
                                HttpStatus.NOT_FOUND,
                                "unknown-erasure",
                                "Unknown erasure",
                                "No brand's life with this number has ended."));
    }

    /// Certificates and where the next ones are.
    @Schema(description = "A page of certificates.")
    record ErasurePage(
            @Schema(description = "The certificates.") List<Certificate> items,
            @Schema(description = "Where the next page begins; null on the last.")
                    @Nullable String nextCursor) {}

    /// A certificate as the API answers it.
    @Schema(name = "ErasureCertificate", description = "The proof of a brand's end.")
    record Certificate(
            @Schema(description = "The brand's id.", example = "aster") String brand,
            @Schema(
                            description = "The life of the id that ended.",
                            example = "019aa3f2c1d07b1e4a93c55d20f8e6a1")
                    String incarnation,
            @Schema(description = "When it ended.", example = "2026-11-21T09:30:00Z")
                    Instant erasedAt,
            @Schema(
                            description =
                                    "What is certified, as JSON, to the letter as it was signed:"
                                            + " who asked for it and why, where each service looked"
                                            + " for what could be left, its moves and migrations,"
                                            + " and what is kept on purpose.")
                    String document,
            @Schema(
                            description =
                                    "A JWS (RFC 7515) by the control plane's key over the"
                                            + " document.",
                            example = "eyJhbGciOiJFUzI1NiJ9.eyJz.c2lnbmF0dXJl")
                    String signature,
            @Schema(description = "Whether the signature fits the document.", example = "true")
                    boolean intact) {

        static Certificate of(StoredCertificate stored) {
            return new Certificate(
                    stored.brand(),
                    stored.incarnation(),
                    stored.erasedAt(),
                    stored.document(),
                    stored.signature(),
                    stored.intact());
        }
    }
}
