package com.manystory.tenants.usage.web;

import com.manystory.tenants.usage.web.UsageAnswer.MeasureTotal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all brands used, a page of them.
@Schema(description = "What each brand used in a period, a page of brands.")
record FleetUsage(
        @Schema(description = "The first moment.", example = "2026-11-01T00:00:00Z") Instant from,
        @Schema(description = "The first moment after it.", example = "2026-12-01T00:00:00Z")
                Instant to,
        @Schema(
                        description =
                                "What the processes used and can't tell whom it was for, such as"
                                        + " CPU time of the garbage collector.")
                List<MeasureTotal> shared,
        @Schema(description = "The brands, by id.") List<BrandTotals> items,
        @Schema(description = "Where the next page begins; null on the last.", example = "aster")
                @Nullable String nextCursor) {

    /// A brand's totals.
    @Schema(name = "BrandUsageTotals", description = "What a brand used in all.")
    record BrandTotals(
            @Schema(description = "The brand's id.", example = "aster") String brand,
            @Schema(description = "By measure.") List<MeasureTotal> totals) {}
}
