package com.manystory.tenants.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One brand's database of one service, in a rollout.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What becomes of one brand's database of one service.")
public record BrandMigration(
        @Schema(description = "The brand.", example = "aster") String brand,
        @Schema(description = "The service.", example = "catalog-service") String service,
        @Schema(description = "The database cluster.", example = "local") String cell,
        @Schema(description = "Its wave; canaries are wave 0.", example = "0") int wave,
        @Schema(description = "How far it is.") MigrationState state,
        @Schema(description = "How often it was tried.", example = "1") int attempts,
        @Schema(description = "The version that it had; empty when unknown.", example = "008")
                String from,
        @Schema(description = "The version that it has.", example = "009") @Nullable String to,
        @Schema(description = "How long the migration took, in milliseconds.", example = "48")
                @Nullable Long millis,
        @Schema(description = "The cause of a failure.", example = "StatementRefused")
                @Nullable String reason,
        @Schema(description = "The cause in a sentence.") @Nullable String message,
        @Schema(description = "What to do about it.") @Nullable String fix) {}
