package com.manystory.tenants.audit.web;

import com.manystory.tenants.audit.AuditEvent;
import com.manystory.tenants.audit.AuditEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Audit events, for operators.
@RestController
@RequestMapping({"/api/v1/audit-events", "/internal/v1/audit-events"})
@Tag(name = "Audit", description = "Who changed what, when and why.")
class AuditController {

    private final AuditEvents events;

    AuditController(AuditEvents events) {
        this.events = events;
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
        var size = Math.clamp(limit, 1, 200);
        var found = events.page(cursor, brand, size + 1);
        var page = found.size() > size ? found.subList(0, size) : found;
        return new AuditPage(page, found.size() > size ? Long.toString(page.getLast().id()) : null);
    }

    /// Events and where the next ones are.
    @Schema(description = "A page of audit events.")
    record AuditPage(
            @Schema(description = "The events.") List<AuditEvent> items,
            @Schema(description = "Where the next page begins; null on the last.", example = "17")
                    @Nullable String nextCursor) {}
}
