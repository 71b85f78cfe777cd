package com.manystory.tenants.usage.web;

import com.manystory.tenancy.usage.Measure;
import com.manystory.tenants.brand.StoredBrand;
import com.manystory.tenants.usage.Amount;
import com.manystory.tenants.usage.Period;
import com.manystory.tenants.usage.Total;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/// What a brand used, as the API answers it.
@Schema(name = "BrandUsage", description = "What a brand used in a period.")
record UsageAnswer(
        @Schema(description = "The brand's id.", example = "aster") String brand,
        @Schema(
                        description = "The brand's life; what an earlier one used isn't in here.",
                        example = "019aa3f2c1d07b1e4a93c55d20f8e6a1")
                String incarnation,
        @Schema(description = "The first moment.", example = "2026-11-01T00:00:00Z") Instant from,
        @Schema(description = "The first moment after it.", example = "2026-12-01T00:00:00Z")
                Instant to,
        @Schema(
                        description = "How long each step is.",
                        allowableValues = {"hour", "day"},
                        example = "day")
                String step,
        @Schema(description = "What it used in all, by measure.") List<MeasureTotal> totals,
        @Schema(description = "What it used in each step; steps without use are left out.")
                List<StepAmount> items) {

    static UsageAnswer of(StoredBrand brand, Period period, List<Amount> amounts) {
        var sums = new TreeMap<String, Long>();
        amounts.forEach(amount -> sums.merge(amount.measure(), amount.amount(), Long::sum));
        return new UsageAnswer(
                brand.id().value(),
                brand.incarnation(),
                period.from(),
                period.to(),
                period.step().label(),
                sums.entrySet().stream()
                        .map(sum -> MeasureTotal.of(sum.getKey(), sum.getValue()))
                        .toList(),
                amounts.stream().map(StepAmount::of).toList());
    }

    private static String unit(String measure) {
        return Measure.named(measure).map(Measure::unit).orElse("1");
    }

    /// An amount in all.
    @Schema(description = "What was used of one measure in all.")
    record MeasureTotal(
            @Schema(description = "What is measured.", example = "cpuTime") String measure,
            @Schema(
                            description =
                                    "The unit as UCUM writes it: `1` for a number, `us` for"
                                            + " microseconds, `By` for bytes, `By.h` for bytes held"
                                            + " for an hour.",
                            example = "us")
                    String unit,
            @Schema(description = "How much, in that unit.", example = "5261000") long amount) {

        static MeasureTotal of(String measure, long amount) {
            return new MeasureTotal(measure, UsageAnswer.unit(measure), amount);
        }

        static MeasureTotal of(Total total) {
            return of(total.measure(), total.amount());
        }
    }

    /// An amount in a step.
    @Schema(description = "What one service used for the brand, of one measure in one step.")
    record StepAmount(
            @Schema(description = "When the step began.", example = "2026-11-21T00:00:00Z")
                    Instant start,
            @Schema(description = "The service.", example = "catalog-service") String service,
            @Schema(description = "What is measured.", example = "databaseTime") String measure,
            @Schema(description = "The unit as UCUM writes it.", example = "us") String unit,
            @Schema(description = "How much, in that unit.", example = "81200") long amount) {

        static StepAmount of(Amount amount) {
            return new StepAmount(
                    amount.start(),
                    amount.service(),
                    amount.measure(),
                    UsageAnswer.unit(amount.measure()),
                    amount.amount());
        }
    }
}
