package com.manystory.storefront.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.usage.Measure;
import com.manystory.tenancy.usage.Usage;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What the website counts of each brand.
class MeteredBrandIT extends VisitedStorefront {

    @Autowired private Usage usage;
    @Autowired private PageCache pages;

    private final Brand aster = anew(TestBrands.ASTER);
    private final Brand pebble = anew(TestBrands.PEBBLE);

    /// Lives of their own, of which nothing was counted before.
    @BeforeEach
    void begin() {
        registry.accept(aster);
        registry.accept(pebble);
    }

    @Test
    void countsWhatIsMadeAndWhatComesFromMemoryForTheBrandAndNoOther() {
        var bytes = 0L;
        for (int i = 0; i < 5; i++) {
            bytes += visitor.get(ASTER, "/en").body().length;
        }
        bytes += visitor.get(ASTER, "/api/v1/listings").body().length;

        awaitRequests(aster, 6);
        assertThat(usage.of(aster).soFar(Measure.SENT_BYTES)).isEqualTo(bytes);
        assertThat(usage.of(pebble).soFar(Measure.REQUESTS)).isZero();
        assertThat(usage.of(pebble).soFar(Measure.SENT_BYTES)).isZero();
    }

    @Test
    void countsWhatIsMissingOrUnchangedAndNothingOfUnknownHosts() {
        var page = visitor.get(ASTER, "/en");
        awaitRequests(aster, 1);
        var sent = usage.of(aster).soFar(Measure.SENT_BYTES);

        assertThat(visitor.get(ASTER, "/en", "If-None-Match: " + page.header("ETag")).status())
                .isEqualTo(304);
        visitor.get(PEBBLE, "/nowhere");
        visitor.get("nobody.localhost", "/en");

        awaitRequests(aster, 2);
        awaitRequests(pebble, 1);
        assertThat(usage.of(aster).soFar(Measure.SENT_BYTES)).isEqualTo(sent);
    }

    @Test
    void weighsWhatItKeepsOfEachBrand() {
        visitor.get(ASTER, "/en");

        assertThat(pages.bytes().get(aster.id())).isGreaterThan(5_000L);
        assertThat(pages.bytes()).doesNotContainKey(pebble.id());
    }

    private void awaitRequests(Brand brand, long count) {
        await().untilAsserted(
                        () -> assertThat(usage.of(brand).soFar(Measure.REQUESTS)).isEqualTo(count));
    }

    private static Brand anew(Brand brand) {
        return new Brand(
                brand.id(),
                UUID.randomUUID().toString(),
                1,
                brand.phase(),
                brand.cell(),
                brand.spec());
    }
}
