package com.manystory.tenants.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One change, for good.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A change that somebody made.")
public record AuditEvent(
        @Schema(
                        description = "Its number in the chain: 1, 2, 3 and so on, without a gap.",
                        example = "42")
                long id,
        @Schema(description = "When it was made.", example = "2026-11-21T09:30:00Z") Instant at,
        @Schema(
                        description = "Who made it: the subject of the token, or `control-plane`.",
                        example = "operator-cli")
                String actor,
        @Schema(
                        description = "Who the actor acted for; absent when in its own name.",
                        example = "budi@aster.example")
                @Nullable String onBehalfOf,
        @Schema(
                        description =
                                "What was done: `brand.create`, `brand.update`, `brand.suspend`,"
                                    + " `brand.resume`, `brand.delete` or `brand.erased`;"
                                    + " `support-access.ask`, `.emergency`, `.grant`, `.refuse`,"
                                    + " `.end` or `.use`; to the fleet `fleet.migration.start`,"
                                    + " `fleet.migration.resume`, `fleet.migration.cancel`,"
                                    + " `fleet.migration.stop` or `fleet.migration.succeed`.",
                        example = "brand.suspend")
                String action,
        @Schema(
                        description = "The brand that it was done to; `platform` for the fleet.",
                        example = "aster")
                String brand,
        @Schema(description = "Why, in the actor's words.", example = "Unpaid since June.")
                @Nullable String reason,
        @Schema(description = "What was wanted before.", type = "object") @Nullable JsonNode before,
        @Schema(description = "What was wanted after.", type = "object") @Nullable JsonNode after,
        @Schema(
                        description = "The trace that the change belongs to.",
                        example = "4bf92f3577b34da6a3ce929d0e0e4736")
                @Nullable String traceId,
        @Schema(
                        description = "The hash of the event before; zeros in the first.",
                        example =
                                "0000000000000000000000000000000000000000000000000000000000000000")
                String previousHash,
        @Schema(
                        description =
                                "SHA-256 over all the fields and the hash of the event before.",
                        example =
                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                String hash) {}
