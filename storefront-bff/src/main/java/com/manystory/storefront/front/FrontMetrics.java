package com.manystory.storefront.front;

import com.manystory.tenancy.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts what the front filter does, since nothing behind it sees its hits. The brand tag only
/// takes ids of the registry.
final class FrontMetrics {

    private static final String NAME = "manystory.storefront.answers";

    private final MeterRegistry meters;

    FrontMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    OfBrand of(TenantId brand) {
        return new OfBrand(
                counter(brand, "hit"),
                counter(brand, "unchanged"),
                counter(brand, "filled"),
                counter(brand, "passed"),
                counter(brand, "limited"));
    }

    private Counter counter(TenantId brand, String outcome) {
        return Counter.builder(NAME)
                .description("Requests by what the front filter did with them")
                .tag("brand", brand.value())
                .tag("outcome", outcome)
                .register(meters);
    }

    /// @param hit answered from memory
    /// @param unchanged answered 304 from memory
    /// @param filled made, and kept
    /// @param passed made for this request alone
    /// @param limited refused, for the brand is above its limit
    record OfBrand(
            Counter hit, Counter unchanged, Counter filled, Counter passed, Counter limited) {}
}
