package com.manystory.tenants.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whether the audit is what it was.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description =
                "What came out when every event was compared with its hash and the one before.")
public record Verification(
        @Schema(description = "Whether no event was changed, removed or put in.", example = "true")
                boolean intact,
        @Schema(
                        description =
                                "Whether the database refuses the service's own role to change"
                                        + " events.",
                        example = "true")
                boolean appendOnly,
        @Schema(description = "The first number that was checked.", example = "1") long from,
        @Schema(
                        description =
                                "The last number that was found to be right; 0 when none was.",
                        example = "42")
                long to,
        @Schema(description = "Where the database says that the chain ends, signed when intact.")
                Anchor head,
        @Schema(description = "The first event that isn't right; absent when all are.")
                @Nullable Break firstBroken) {

    /// Where the chain breaks.
    @Schema(description = "An event that isn't right.")
    public record Break(
            @Schema(description = "Its number in the chain.", example = "17") long sequence,
            @Schema(
                            description = "What is wrong.",
                            example = "Its fields aren't those that its hash was made of.")
                    String problem) {}
}
