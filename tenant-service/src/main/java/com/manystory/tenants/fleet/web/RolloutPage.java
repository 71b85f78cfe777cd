package com.manystory.tenants.fleet.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rollouts and where the next ones are.
@Schema(description = "A page of rollouts.")
record RolloutPage(
        @Schema(description = "The rollouts.") List<RolloutAnswer> items,
        @Schema(description = "Where the next page begins; null on the last.", example = "7")
                @Nullable String nextCursor) {}
