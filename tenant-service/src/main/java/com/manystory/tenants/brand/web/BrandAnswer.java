package com.manystory.tenants.brand.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenants.brand.Conditions.DatedCondition;
import com.manystory.tenants.brand.Intent;
import com.manystory.tenants.brand.StoredBrand;
import com.manystory.tenants.desired.DesiredState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A brand as the API answers it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Brand", description = "What a brand should be, and what it is.")
record BrandAnswer(
        @Schema(description = "The immutable id.", example = "aster") String id,
        @Schema(
                        description = "Unique to this life of the id.",
                        example = "019aa3f2c1d07b1e4a93c55d20f8e6a1")
                String incarnation,
        @Schema(description = "Counts the changes of what is wanted, from 1.", example = "3")
                long generation,
        @Schema(
                        description =
                                "The newest generation that every service knows. While it is"
                                        + " smaller than `generation`, a change is under way.",
                        example = "3")
                long observedGeneration,
        @Schema(description = "Where the brand is in its life.", example = "ACTIVE") Phase phase,
        @Schema(description = "Present while the brand is suspended.")
                @Nullable Suspension suspension,
        @Schema(description = "Present while the brand is being off-boarded.")
                @Nullable Offboarding offboarding,
        @Schema(description = "How each part of the brand is, by type.")
                List<ConditionAnswer> conditions,
        @Schema(description = "The database cluster that it was placed on.", example = "local")
                String cell,
        @Schema(
                        description = "Where it is found: `storefront`, `api`, `admin`, `issuer`.",
                        example = "{\"storefront\": \"http://aster.localhost:8080\"}")
                Map<String, String> addresses,
        @Schema(description = "When this life began.", example = "2026-11-21T09:30:00Z")
                Instant createdAt,
        @Schema(description = "When what is wanted last changed.", example = "2026-11-21T09:30:00Z")
                Instant updatedAt,
        @Schema(description = "The desired state, with all defaults filled in.")
                DesiredState spec) {

    static BrandAnswer of(
            StoredBrand brand, List<DatedCondition> conditions, AddressProperties addresses) {
        return new BrandAnswer(
                brand.id().value(),
                brand.incarnation(),
                brand.generation(),
                brand.observedGeneration(),
                brand.phase(),
                brand.intent() == Intent.SUSPEND
                        ? new Suspension(brand.intentReason(), brand.intentSince())
                        : null,
                brand.intent() == Intent.ERASE
                        ? new Offboarding(
                                brand.intentReason(),
                                brand.intentSince(),
                                brand.erasing() ? null : brand.eraseAfter())
                        : null,
                conditions.stream().map(ConditionAnswer::of).toList(),
                brand.cell(),
                addresses.of(brand.id()),
                brand.createdAt(),
                brand.updatedAt(),
                DesiredState.of(brand.spec()));
    }

    /// Why a brand is off the air.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Suspension", description = "Why and since when a brand is suspended.")
    record Suspension(
            @Schema(description = "Why.", example = "Unpaid since June.") @Nullable String reason,
            @Schema(description = "Since when.", example = "2026-11-21T09:30:00Z") Instant since) {}

    /// Why a brand ends.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Offboarding", description = "Why a brand ends, and until when it needn't.")
    record Offboarding(
            @Schema(description = "Why.", example = "Closed down.") @Nullable String reason,
            @Schema(description = "Since when.", example = "2026-11-21T09:30:00Z") Instant since,
            @Schema(
                            description =
                                    "Until when `resume` takes it back; absent once the erasure has"
                                            + " begun.",
                            example = "2026-12-21T09:30:00Z")
                    @Nullable Instant eraseAfter) {}

    /// How one part of a brand is.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Condition", description = "Whether one part of a brand is as desired.")
    record ConditionAnswer(
            @Schema(description = "The part.", example = "CatalogDatabase") String type,
            @Schema(description = "Whether it is as desired.", example = "TRUE")
                    Condition.Status status,
            @Schema(description = "The cause, as one word.", example = "Ready") String reason,
            @Schema(
                            description = "The cause, in a sentence.",
                            example = "The database is migrated to version 4.")
                    String message,
            @Schema(
                            description =
                                    "What can be done about it; absent when nothing is wrong.",
                            example = "Start catalog-service; this is tried again by itself.")
                    @Nullable String fix,
            @Schema(
                            description = "Since when it has this status.",
                            example = "2026-11-21T09:30:01Z")
                    Instant lastTransitionAt,
            @Schema(
                            description =
                                    "The generation that this was seen in. While it is smaller than"
                                            + " the brand's, nothing newer is known of the part.",
                            example = "3")
                    long observedGeneration) {

        static ConditionAnswer of(DatedCondition dated) {
            var condition = dated.condition();
            return new ConditionAnswer(
                    condition.type(),
                    condition.status(),
                    condition.reason(),
                    condition.message(),
                    condition.fix(),
                    dated.since(),
                    dated.observedGeneration());
        }
    }
}
