package com.manystory.storefront.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.usage.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTests {

    private final Site aster =
            new Site(
                    TestBrands.ASTER,
                    "http://aster.localhost",
                    "/assets/theme-1.css",
                    new FrontMetrics(new SimpleMeterRegistry()).of(TestBrands.ASTER.id()),
                    null,
                    new Usage(new InMemoryRegistry()).of(TestBrands.ASTER));

    @Test
    void sortsTheParametersThatTheRouteKnows() {
        assertThat(key("/en/search", "sort=price&category=venues&utm_source=x"))
                .isEqualTo("/en/search?category=venues&sort=price");
    }

    @Test
    void dropsParametersOfPagesWithoutAny() {
        assertThat(key("/en/l/hall", "q=1&locale=id")).isEqualTo("/en/l/hall");
    }

    @Test
    void dropsBlankAndOverlongValues() {
        assertThat(key("/en/search", "q=%20&place=" + "x".repeat(121))).isEqualTo("/en/search");
    }

    @Test
    void joinsRepeatedParameters() {
        assertThat(key("/en/search", "weekday=mon&weekday=sat"))
                .isEqualTo("/en/search?weekday=mon%2Csat");
    }

    @Test
    void knowsTheFieldsOfListsAndNothingThatOnlyLooksLikeOne() {
        assertThat(key("/en/c/venues", "field.guests=50-&field.=1&field.a_b=1&field=1"))
                .isEqualTo("/en/c/venues?field.guests=50-");
        assertThat(key("/api/v1/listings", "field.a=1")).isEqualTo("/api/v1/listings?field.a=1");
        assertThat(key("/en/l/hall", "field.a=1")).isEqualTo("/en/l/hall");
    }

    @Test
    void survivesMalformedEscapes() {
        assertThat(key("/en/search", "q=%zz&%=&=x&&sort=price")).isEqualTo("/en/search?sort=price");
    }

    @Test
    void keepsSeparatorsInsideValuesApart() {
        assertThat(key("/en/search", "q=a%26sort%3Dprice"))
                .isNotEqualTo(key("/en/search", "q=a&sort=price"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/fr",
                "/en/",
                "//en",
                "/en//search",
                "/en/.",
                "/en/../id",
                "/%65n",
                "/en;a=b",
                "/en/checkout",
                "/en/checkout/1/details",
                "/en/l/hall/inquiries",
                "/api/v1/checkouts/1",
                "/api/v1/orders/1",
                "/api/v1/inquiries",
                "/internal/v1/x",
                "/actuator/health",
                "/en/account",
                "/é"
            })
    void sharesNothingElse(String path) {
        assertThat(Target.of(aster, path, null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en",
                "/id",
                "/en/search",
                "/en/c/venues",
                "/en/l/hall-1",
                "/en/v/rumah",
                "/api/v1/brand",
                "/api/v1/listings",
                "/api/v1/listings/hall-1/sessions",
                "/sitemap.xml",
                "/sitemaps/1.xml",
                "/robots.txt",
                "/manifest.webmanifest",
                "/assets/css/site-0123456789abcdef.css",
                "/media/a1/640.webp"
            })
    void sharesWhatEverybodyMayRead(String path) {
        assertThat(Target.of(aster, path, null)).isNotNull();
    }

    private String key(String path, @Nullable String query) {
        return Objects.requireNonNull(Target.of(aster, path, query)).key();
    }
}
