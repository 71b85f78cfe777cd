package com.manystory.tenancy.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.PoolMetrics;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.testing.FakeRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BrandTagFilterTests {

    private final FakeRegistry registry = new FakeRegistry();

    @Test
    void keepsServedBrands() {
        assertThat(tagged(10, "aster")).isEqualTo("aster");
        assertThat(tagged(10, "none")).isEqualTo("none");
    }

    @Test
    void namesABrandThatIsAskedAboutWhileItIsBeingMade() {
        registry.accept(FakeRegistry.brand(TenantId.of("seedling"), "s1", Phase.PROVISIONING));

        assertThat(tagged(10, "seedling")).isEqualTo("seedling");
    }

    @Test
    void boundsTheMetricsOfThePoolAsWell() {
        var meters = new SimpleMeterRegistry();
        meters.config().meterFilter(new BrandTagFilter(() -> registry, 1));
        var pool = new PoolMetrics(meters);

        pool.hit(FakeRegistry.ASTER);
        pool.hit(FakeRegistry.PEBBLE);

        assertThat(meters.get("manystory.pool.hits").tag("brand", "aster").counter().count())
                .isEqualTo(1);
        assertThat(meters.get("manystory.pool.hits").tag("brand", "other").counter().count())
                .isEqualTo(1);
    }

    @Test
    void addsUpUnknownBrands() {
        assertThat(tagged(10, "zinnia")).isEqualTo("other");
        assertThat(tagged(10, "Not A Brand")).isEqualTo("other");
    }

    @Test
    void givesNoMoreBrandsThanAllowedMetricsOfTheirOwn() {
        var meters = new SimpleMeterRegistry();
        meters.config().meterFilter(new BrandTagFilter(() -> registry, 1));

        meters.counter("visits", "brand", "aster", "page", "home").increment();
        meters.counter("visits", "brand", "pebble", "page", "home").increment();
        meters.counter("visits", "brand", "aster", "page", "home").increment();

        assertThat(meters.get("visits").tag("brand", "aster").counter().count()).isEqualTo(2);
        assertThat(meters.get("visits").tag("brand", "other").counter().count()).isEqualTo(1);
    }

    private String tagged(int most, String brand) {
        var meters = new SimpleMeterRegistry();
        meters.config().meterFilter(new BrandTagFilter(() -> registry, most));
        var id = meters.counter("visits", "brand", brand, "page", "home").getId();
        assertThat(id.getTag("page")).isEqualTo("home");
        return Objects.requireNonNull(id.getTag("brand"));
    }
}
