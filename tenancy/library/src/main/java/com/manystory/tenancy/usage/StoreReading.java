package com.manystory.tenancy.usage;

import com.manystory.tenancy.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a store told of a brand.
///
/// @param value as [UsageReport.Reading#value()] says
/// @param at when that was, by the store's own clock; null for a [Measure.Kind#LEVEL], of which the
///   process says when it asked
/// @param epoch since when a [Measure.Kind#TOTAL] counts, and where: counts of two epochs have
///   nothing to do with each other; empty for a level
public record StoreReading(long value, @Nullable Instant at, String epoch) {

    /// How much there is.
    static StoreReading level(long value) {
        return new StoreReading(value, null, "");
    }

    /// How much there is of several brands.
    public static Map<TenantId, StoreReading> levels(Map<TenantId, Long> values) {
        var levels = new HashMap<TenantId, StoreReading>();
        values.forEach((brand, value) -> levels.put(brand, level(value)));
        return levels;
    }
}
