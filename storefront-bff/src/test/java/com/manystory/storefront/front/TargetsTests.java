package com.manystory.storefront.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.usage.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetsTests {

    private final Targets targets = new Targets();
    private final Site aster = site(TestBrands.ASTER);

    @Test
    void tellsTheSameTheSecondTime() {
        for (int i = 0; i < 2; i++) {
            assertThat(key(aster, "/en/search", "sort=price&category=venues&utm=1"))
                    .isEqualTo("/en/search?category=venues&sort=price");
            assertThat(key(aster, "/en/search", null)).isEqualTo("/en/search");
            assertThat(key(aster, "/checkout", null)).isNull();
        }
    }

    @Test
    void tellsEachSiteItsOwn() {
        var pebble = site(TestBrands.PEBBLE);

        assertThat(key(aster, "/id/search", null)).isNotNull();
        assertThat(key(pebble, "/id/search", null)).isNull();
    }

    @Test
    void tellsNothingOfAnEarlierStateOfTheBrand() {
        var spec = TestBrands.with(TestBrands.ASTER.spec(), Map.of("locales", List.of("en")));
        assertThat(key(aster, "/id/search", null)).isNotNull();

        assertThat(key(site(TestBrands.changed(TestBrands.ASTER, spec)), "/id/search", null))
                .isNull();
    }

    @Test
    void forgetsABrandWithoutForgettingHowToTell() {
        assertThat(key(aster, "/en/search", "q=x")).isEqualTo("/en/search?q=x");
        targets.forget(TestBrands.ASTER.id());
        assertThat(key(aster, "/en/search", "q=x")).isEqualTo("/en/search?q=x");
    }

    private @Nullable String key(Site site, String path, @Nullable String query) {
        var known = targets.of(site, path, query);
        return known == null ? null : known.key();
    }

    private static Site site(Brand brand) {
        return new Site(
                brand,
                "http://" + brand.id() + ".localhost",
                "/assets/theme-1.css",
                new FrontMetrics(new SimpleMeterRegistry()).of(brand.id()),
                null,
                new Usage(new InMemoryRegistry()).of(brand));
    }
}
