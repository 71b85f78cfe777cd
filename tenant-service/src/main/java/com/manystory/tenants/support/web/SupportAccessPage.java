package com.manystory.tenants.support.web;

import com.manystory.tenants.support.SupportAccess;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Support accesses and where the next ones are.
@Schema(description = "A page of support accesses.")
record SupportAccessPage(
        @Schema(description = "The support accesses, the newest first.")
                List<SupportAccessAnswer> items,
        @Schema(description = "Where the next page begins; null on the last.")
                @Nullable UUID nextCursor) {

    /// How many rows a page of a size needs: one more tells whether another follows.
    static int rows(int limit) {
        return size(limit) + 1;
    }

    static SupportAccessPage of(List<SupportAccess> found, int limit) {
        var size = size(limit);
        var page = found.size() > size ? found.subList(0, size) : found;
        return new SupportAccessPage(
                page.stream().map(SupportAccessAnswer::of).toList(),
                found.size() > size ? page.getLast().id() : null);
    }

    private static int size(int limit) {
        return Math.clamp(limit, 1, 200);
    }
}
