package com.manystory.tenancy.usage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.manystory.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a process tells the control plane of what brands used. A process sends the next one when
/// this one was taken, so that the number tells whether one comes again.
///
/// @param process this run of the process
/// @param sequence counts its reports from 1
/// @param counted what it counted since the report before
/// @param readings what the stores told it
@JsonIgnoreProperties(ignoreUnknown = true)
public record UsageReport(
        String process, long sequence, List<Counted> counted, List<Reading> readings) {

    public UsageReport {
        Objects.requireNonNull(process);
        counted = List.copyOf(counted);
        readings = List.copyOf(readings);
    }

    /// What one life of a brand used in one hour.
    ///
    /// @param brand the brand, or null for what can't be told apart
    /// @param incarnation the brand's life, or null with the brand
    /// @param hour when it began
    /// @param amounts by [Measure#label()], in their units
    public record Counted(
            @Nullable TenantId brand,
            @Nullable String incarnation,
            Instant hour,
            Map<String, Long> amounts) {

        public Counted {
            amounts = Map.copyOf(amounts);
        }
    }

    /// What a store told of one life of a brand.
    ///
    /// @param measure its [Measure#label()]
    /// @param at when that was, by the store's clock for a [Measure.Kind#TOTAL]
    /// @param value how much there is, in bytes for a [Measure.Kind#LEVEL]; how much there was so
    ///   far, in the measure's unit, for a [Measure.Kind#TOTAL]
    /// @param epoch as [StoreReading#epoch()]; null from a process that doesn't tell
    public record Reading(
            TenantId brand,
            String incarnation,
            String measure,
            Instant at,
            long value,
            @Nullable String epoch) {}
}
