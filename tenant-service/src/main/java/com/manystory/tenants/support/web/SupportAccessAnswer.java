package com.manystory.tenants.support.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.manystory.tenants.support.SupportAccess;
import com.manystory.tenants.support.SupportState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A support access as the API answers it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SupportAccess", description = "A time of access to a brand's data.")
record SupportAccessAnswer(
        @Schema(description = "Its id.", example = "5b0c1b9e-6c1f-4c9f-9d5b-0a1b2c3d4e5f") UUID id,
        @Schema(description = "The brand.", example = "aster") String brand,
        @Schema(description = "Who asked: the subject of the token.", example = "operator-cli")
                String operator,
        @Schema(description = "Why.", example = "A vendor's listing can't be saved, ticket 4711.")
                String reason,
        @Schema(description = "Whether data may be changed too.", example = "false")
                boolean changes,
        @Schema(description = "For how many hours from the decision.", example = "4") int hours,
        @Schema(description = "Whether it began without the brand's answer.", example = "false")
                boolean emergency,
        @Schema(description = "Where it is.", example = "GRANTED") SupportState state,
        @Schema(description = "When it was asked for.", example = "2026-11-21T09:30:00Z")
                Instant askedAt,
        @Schema(description = "When it was decided.", example = "2026-11-21T09:41:00Z")
                @Nullable Instant decidedAt,
        @Schema(description = "Who decided.", example = "staff:aster:7 via admin-console")
                @Nullable String decidedBy,
        @Schema(description = "When it ends by itself.", example = "2026-11-21T13:41:00Z")
                @Nullable Instant expiresAt,
        @Schema(description = "When it was ended early.", example = "2026-11-21T11:00:00Z")
                @Nullable Instant endedAt,
        @Schema(description = "Who ended it early.", example = "staff:aster:7 via admin-console")
                @Nullable String endedBy,
        @Schema(description = "How many requests were made under it.", example = "12") long uses,
        @Schema(description = "When the last one was made.", example = "2026-11-21T10:12:00Z")
                @Nullable Instant lastUsedAt) {

    static SupportAccessAnswer of(SupportAccess access) {
        return new SupportAccessAnswer(
                access.id(),
                access.brand().value(),
                access.operator(),
                access.reason(),
                access.changes(),
                access.hours(),
                access.emergency(),
                access.state(),
                access.askedAt(),
                access.decidedAt(),
                access.decidedBy(),
                access.expiresAt(),
                access.endedAt(),
                access.endedBy(),
                access.uses(),
                access.lastUsedAt());
    }
}
