package com.manystory.storefront.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.canned.Visitor;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCacheIT extends VisitedStorefront {

    @Test
    void loadsAColdPageOnceForFiveHundredVisitors() throws Exception {
        var before = catalog.loads(TestBrands.ASTER.id(), "/listings/venues-7");
        var start = new CountDownLatch(1);
        try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Visitor.Answer>>();
            for (int i = 0; i < 500; i++) {
                answers.add(
                        visitors.submit(() -> {
                            start.await();
                            return visitor.get(ASTER, "/en/l/venues-7");
                        }));
            }
            start.countDown();
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }
        assertThat(catalog.loads(TestBrands.ASTER.id(), "/listings/venues-7") - before)
                .isEqualTo(1);
    }

    @Test
    void showsAChangeWithinASecondOfItsInvalidation() throws Exception {
        assertThat(visitor.get(ASTER, "/en/l/venues-1").text()).contains("No. 1 of");
        catalog.retitle("Number ");
        assertThat(visitor.get(ASTER, "/en/l/venues-1").text()).contains("No. 1 of");

        TenantContext.run(TestBrands.ASTER.id(), () -> cache.invalidate(Set.of("listing:0")));

        var deadline = Instant.now().plusSeconds(1);
        var text = "";
        while (!text.contains("Number 1 of") && Instant.now().isBefore(deadline)) {
            Thread.sleep(Duration.ofMillis(20));
            text = visitor.get(ASTER, "/en/l/venues-1").text();
        }
        assertThat(text).contains("Number 1 of");
    }

    @Test
    void keepsPagesThatAnInvalidationIsNotAbout() {
        var path = "/en/v/vendor-3";
        visitor.get(ASTER, path);
        var before = catalog.loads(TestBrands.ASTER.id(), "/vendors/vendor-3");

        TenantContext.run(TestBrands.ASTER.id(), () -> cache.invalidate(Set.of("listing:1")));
        TenantContext.run(TestBrands.PEBBLE.id(), () -> cache.invalidate(Set.of()));
        visitor.get(ASTER, path);

        assertThat(catalog.loads(TestBrands.ASTER.id(), "/vendors/vendor-3")).isEqualTo(before);
    }

    @Test
    void forgetsThatAPageWasMissingAtTheNextChange() {
        assertThat(visitor.get(ASTER, "/en/l/nothing-here").status()).isEqualTo(404);
        var before = catalog.loads(TestBrands.ASTER.id(), "/listings/nothing-here");
        visitor.get(ASTER, "/en/l/nothing-here");
        assertThat(catalog.loads(TestBrands.ASTER.id(), "/listings/nothing-here"))
                .isEqualTo(before);
        TenantContext.run(TestBrands.ASTER.id(), () -> cache.invalidate(Set.of("listings")));
        visitor.get(ASTER, "/en/l/nothing-here");
        assertThat(catalog.loads(TestBrands.ASTER.id(), "/listings/nothing-here"))
                .isEqualTo(before + 1);
    }

    @Test
    void makesOneEntryOfAllSpellingsOfASearch() {
        var plain = visitor.get(ASTER, "/en/search?category=venues&place=ubud");
        var before = catalog.loads(TestBrands.ASTER.id(), "/listings");
        for (var query :
                new String[] {
                    "place=ubud&category=venues",
                    "category=venues&place=ubud&utm_source=mail",
                    "category=venues&place=ubud&q=",
                    "place=%75bud&category=venues&__proto__=1&locale=id",
                }) {
            assertThat(visitor.get(ASTER, "/en/search?" + query).header("ETag"))
                    .isEqualTo(plain.header("ETag"));
        }
        assertThat(catalog.loads(TestBrands.ASTER.id(), "/listings")).isEqualTo(before);
        assertThat(visitor.get(ASTER, "/en/search?category=flowers").header("ETag"))
                .isNotEqualTo(plain.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/../id",
                "/%65n",
                "/en;x=y",
                "//en",
                "/en/./search",
                "/en%2fsearch",
                "/en/l/venues-1/",
                "/en/l/..%2f..%2finternal",
                "/en\\search"
            })
    void keepsNothingUnderPathsOfAnotherSpelling(String path) {
        var answer = visitor.get(ASTER, path);
        assertThat(answer.status()).isNotEqualTo(500);
        assertThat(answer.header("Cache-Control")).doesNotContain("max-age=5");
    }

    @Test
    void keepsThePageAndItsPartApart() {
        var page = visitor.get(ASTER, "/en/search");
        askAgain("/en/search", "en");
        var part = visitor.get(ASTER, "/en/search", "HX-Request: true");
        assertThat(page.text()).contains("<html");
        assertThat(part.text()).doesNotContain("<html").contains("results");
        assertThat(part.header("Vary")).contains("HX-Request");
        assertThat(visitor.get(ASTER, "/en/search").text()).isEqualTo(page.text());
    }

    /// Where the answer lies is remembered by its address, and these don't say the language.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/categories",
                "/api/v1/categories?locale=en&locale=id",
                "/api/v1/categories?locale=fr"
            })
    void answersEachInTheirLanguageHoweverOftenOneWasAskedFor(String path) {
        askAgain(path, "en");
        askAgain(path, "id");
        for (var language : new String[] {"en", "id"}) {
            assertThat(
                            visitor.get(ASTER, path, "Accept-Language: " + language)
                                    .header("Content-Language"))
                    .isEqualTo(language);
        }
    }

    private void askAgain(String path, String language) {
        for (int i = 0; i < 3; i++) {
            visitor.get(ASTER, path, "Accept-Language: " + language);
        }
    }

    @Test
    void asksTheCatalogueForSignedInVisitors() {
        assertThat(visitor.get(ASTER, "/en").header("Cache-Control")).contains("public");
        assertThat(visitor.get(ASTER, "/en", "Cookie: __Host-session=1").header("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(visitor.get(ASTER, "/en", "Authorization: Bearer x").header("Cache-Control"))
                .isEqualTo("no-store");
    }
}
