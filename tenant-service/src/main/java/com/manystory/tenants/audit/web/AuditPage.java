package com.manystory.tenants.audit.web;

import com.manystory.tenants.audit.AuditEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events and where the next ones are.
@Schema(description = "A page of audit events.")
record AuditPage(
        @Schema(description = "The events.") List<AuditEvent> items,
        @Schema(description = "Where the next page begins; null on the last.", example = "17")
                @Nullable String nextCursor) {

    /// How many events a page of a size needs: one more tells whether another follows.
    static int rows(int limit) {
        return size(limit) + 1;
    }

    static AuditPage of(List<AuditEvent> found, int limit) {
        var size = size(limit);
        var page = found.size() > size ? found.subList(0, size) : found;
        return new AuditPage(page, found.size() > size ? Long.toString(page.getLast().id()) : null);
    }

    private static int size(int limit) {
        return Math.clamp(limit, 1, 200);
    }
}
