package com.manystory.tenancy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.cache.CacheMetrics.Source;
import com.manystory.tenancy.testing.FakeRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class CacheMetricsTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CacheMetrics metrics = new CacheMetrics(meters);

    @Test
    void dropsTheCountersOfABrandThatIsGone() {
        metrics.count(FakeRegistry.ASTER, "pages", Source.NEAR);
        metrics.count(FakeRegistry.PEBBLE, "pages", Source.NEAR);

        metrics.forget(FakeRegistry.ASTER);

        assertThat(meters.find("manystory.cache.gets").tag("brand", "aster").counter()).isNull();
        assertThat(meters.get("manystory.cache.gets").tag("brand", "pebble").counter().count())
                .isEqualTo(1);
    }
}
