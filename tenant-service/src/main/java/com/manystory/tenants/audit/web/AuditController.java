package com.manystory.tenants.audit.web;

import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.audit.Anchor;
import com.manystory.tenants.audit.AuditEvents;
import com.manystory.tenants.audit.AuditVerification;
import com.manystory.tenants.audit.Verification;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Audit events, for operators.
@RestController
@RequestMapping({"/api/v1/audit-events", "/internal/v1/audit-events"})
@Tag(name = "Audit", description = "Who changed what, when and why.")
class AuditController {

    private static final Pattern ANCHOR = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    private final AuditEvents events;
    private final AuditVerification verification;

    AuditController(AuditEvents events, AuditVerification verification) {
        this.events = events;
        this.verification = verification;
    }

    @GetMapping
    @Operation(
            operationId = "listAuditEvents",
            summary = "List audit events",
            description = "The newest first.")
    AuditPage list(
            @Parameter(description = "Only events of this brand.", example = "aster")
                    @RequestParam(required = false)
                    @Nullable String brand,
            @Parameter(description = "`nextCursor` of the previous page.", example = "42")
                    @RequestParam(required = false)
                    @Nullable Long cursor,
            @Parameter(
                            description = "How many events, 1 to 200.",
                            schema = @Schema(minimum = "1", maximum = "200", defaultValue = "50"),
                            example = "50")
                    @RequestParam(defaultValue = "50")
                    int limit) {
        return AuditPage.of(events.page(cursor, 0, brand, AuditPage.rows(limit)), limit);
    }

    @GetMapping("/verification")
    @Operation(
            operationId = "verifyAuditEvents",
            summary = "Verify the audit events",
            description =
                    "Compares every event with its hash and with the one before. Keep the head that"
                        + " it answers somewhere else: given again as `anchor`, it shows whether"
                        + " the whole chain was rewritten since.")
    Verification verify(
            @Parameter(
                            description =
                                    "Number and hash of an event as they were at some time, from"
                                            + " the log or an earlier verification, which the chain"
                                            + " must still have.",
                            example =
                                    "42:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                    @RequestParam(required = false)
                    @Nullable String anchor) {
        return verification.verify(anchor == null ? null : read(anchor));
    }

    private static Anchor read(String anchor) {
        var parts = ANCHOR.matcher(anchor);
        if (!parts.matches()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-anchor",
                    "The anchor isn't valid",
                    "An anchor is an event's number, a colon and its hash in 64 hexadecimal"
                            + " digits.");
        }
        return new Anchor(Long.parseLong(parts.group(1)), parts.group(2), null);
    }
}
