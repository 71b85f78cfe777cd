package com.manystory.storefront.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.canned.FakeCatalog;
import com.manystory.storefront.canned.StorefrontTest;
import com.manystory.storefront.canned.Visitor;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.cache.TenantCache;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@StorefrontTest
class FrontFilterIT {

    private static final String ASTER = "aster.localhost";
    private static final String PEBBLE = "pebble.localhost";

    @LocalServerPort private int port;
    @Autowired private FakeCatalog catalog;
    @Autowired private TenantCache cache;
    @Autowired private InMemoryRegistry registry;

    private Visitor visitor = new Visitor(0);

    @BeforeEach
    void forgetEverything() throws InterruptedException {
        visitor = new Visitor(port);
        for (var brand : List.of(TestBrands.ASTER, TestBrands.PEBBLE)) {
            TenantContext.run(brand.id(), () -> cache.invalidate(Set.of()));
        }
        Thread.sleep(Duration.ofMillis(100));
    }

    @AfterEach
    void restore() {
        registry.accept(TestBrands.ASTER);
        registry.accept(TestBrands.PEBBLE);
        catalog.fail(false);
        catalog.retitle("No. ");
    }

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pebble.localhost", "PEBBLE.localhost", "pebble.localhost:8080",
                "pebble.localhost.", "pebble.example", "Pebble.Example:443"
            })
    void answersAHostWithItsOwnBrandHoweverItIsSpelt(String host) {
        visitor.get(ASTER, "/en");
        assertThat(visitor.get(host, "/en").text())
                .contains("Pebble Classes")
                .doesNotContain("Aster");
        assertThat(visitor.get(ASTER, "/en").text())
                .contains("Aster Weddings")
                .doesNotContain("Pebble");
    }

    @Test
    void ignoresForwardedHosts() {
        visitor.get(PEBBLE, "/en");
        var answer =
                visitor.get(
                        ASTER,
                        "/en",
                        "X-Forwarded-Host: pebble.localhost",
                        "Forwarded: host=pebble.localhost",
                        "X-Host: pebble.localhost",
                        "X-Original-URL: /internal/x");
        assertThat(answer.text()).contains("Aster Weddings").doesNotContain("Pebble");
    }

    @Test
    void doesNotMixBrandsOverAbsoluteTargetsOrSeveralHosts() {
        visitor.get(PEBBLE, "/en");
        var absolute = visitor.send("GET http://pebble.localhost/en HTTP/1.1", ASTER, "");
        assertThat(absolute.status()).isEqualTo(400);
        var twice = visitor.get(ASTER, "/en", "Host: pebble.localhost");
        assertThat(twice.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody.localhost",
                "localhost",
                "127.0.0.1",
                "",
                "aster.localhost.evil.example"
            })
    void knowsNoOtherHosts(String host) {
        var page = visitor.get(host, "/en");
        assertThat(page.status()).isIn(400, 404);
        assertThat(page.text()).doesNotContain("Aster", "Pebble");
    }

    @Test
    void answersUnknownHostsOfTheApiWithAProblem() {
        var answer = visitor.get("nobody.localhost", "/api/v1/listings");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).contains("https://manystory.dev/problems/unknown-host");
    }

    @Test
    void closesASuspendedBrandAtOnceAndOpensItAgain() {
        assertThat(visitor.get(ASTER, "/en").status()).isEqualTo(200);
        registry.accept(TestBrands.in(Phase.SUSPENDED, TestBrands.ASTER));
        var closed = visitor.get(ASTER, "/en");
        assertThat(closed.status()).isEqualTo(503);
        assertThat(closed.header("Retry-After")).isNotEmpty();
        registry.accept(TestBrands.ASTER);
        assertThat(visitor.get(ASTER, "/en").status()).isEqualTo(200);
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

    @ParameterizedTest
    @CsvSource({
        "gzip,gzip",
        "br,br",
        "'gzip, deflate, br, zstd',br",
        "'br;q=0, gzip',gzip",
        "identity,''",
        "'',''"
    })
    void sendsTheEncodingThatTheVisitorTakes(String accepted, String sent) throws IOException {
        var answer = visitor.get(ASTER, "/en", "Accept-Encoding: " + accepted);
        assertThat(answer.header("Content-Encoding")).isEqualTo(sent);
        assertThat(answer.header("Vary")).contains("Accept-Encoding");
        assertThat(answer.header("Content-Length"))
                .isEqualTo(Integer.toString(answer.body().length));
        assertThat(answer.header("Transfer-Encoding")).isEmpty();
        if (sent.equals("gzip")) {
            var text = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
            assertThat(new String(text, java.nio.charset.StandardCharsets.UTF_8))
                    .contains("Aster Weddings");
        }
    }

    @Test
    void answersNotModifiedToWhoHasIt() {
        var first = visitor.get(ASTER, "/en", "Accept-Encoding: gzip");
        var again =
                visitor.get(
                        ASTER,
                        "/en",
                        "Accept-Encoding: gzip",
                        "If-None-Match: " + first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(visitor.get(ASTER, "/en", "If-None-Match: \"other\"").status()).isEqualTo(200);
    }

    @Test
    void answersHeadWithoutContent() {
        var get = visitor.get(ASTER, "/en");
        var head = visitor.send("HEAD /en HTTP/1.1", ASTER, "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    }

    @Test
    void writesTheSecurityHeadersOnHitsAndMisses() {
        for (int i = 0; i < 2; i++) {
            var answer = visitor.get(ASTER, "/en/search");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Set-Cookie")).isEmpty();
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

    @Test
    void keepsThePageAndItsPartApart() {
        var page = visitor.get(PEBBLE, "/en/search");
        var part = visitor.get(PEBBLE, "/en/search", "HX-Request: true");
        assertThat(page.text()).contains("<html");
        assertThat(part.text()).doesNotContain("<html").contains("results");
        assertThat(part.header("Vary")).contains("HX-Request");
        assertThat(visitor.get(PEBBLE, "/en/search").text()).isEqualTo(page.text());
    }

    @Test
    void answersTheApiInTheLanguageAskedFor() {
        var english = visitor.get(ASTER, "/api/v1/categories", "Accept-Language: en");
        var indonesian = visitor.get(ASTER, "/api/v1/categories", "Accept-Language: id, en;q=0.5");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(indonesian.header("Content-Language")).isEqualTo("id");
        assertThat(indonesian.header("Vary")).contains("Accept-Language");
        assertThat(
                        visitor.get(ASTER, "/api/v1/categories?locale=id", "Accept-Language: en")
                                .header("Content-Language"))
                .isEqualTo("id");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://pebble.localhost"
            })
    void refusesPostsOfOtherSites(String header) {
        var answer =
                visitor.send(
                        "POST /en/l/venues-1/inquiries HTTP/1.1",
                        ASTER,
                        "name=A&email=a@b.co&message=x",
                        header,
                        "Content-Type: application/x-www-form-urlencoded");
        assertThat(answer.status()).isEqualTo(403);
        var api =
                visitor.send(
                        "POST /api/v1/checkouts HTTP/1.1",
                        ASTER,
                        "{}",
                        header,
                        "Content-Type: application/json");
        assertThat(api.status()).isEqualTo(403);
        assertThat(api.text()).contains("cross-site-request");
    }

    @Test
    void showsAnOrderToItsOwnerAlone() {
        var created =
                visitor.send(
                        "POST /api/v1/checkouts HTTP/1.1",
                        PEBBLE,
                        "{\"listingSlug\":\"swimming-1\",\"quantity\":1}",
                        "Idempotency-Key: the-first-one",
                        "Content-Type: application/json");
        assertThat(created.status()).isEqualTo(201);
        var address =
                created.header("Location").replace("/api/v1/checkouts", "/en/checkout")
                        + "/details";
        var cookie = created.header("Set-Cookie");
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
        var own = "Cookie: " + cookie.substring(0, cookie.indexOf(';'));

        var page = visitor.get(PEBBLE, address, own);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(visitor.get(PEBBLE, address).status()).isEqualTo(404);
        assertThat(visitor.get(PEBBLE, address, own + "0").status()).isEqualTo(404);
        assertThat(visitor.get(ASTER, address, own).status()).isEqualTo(404);
    }

    @Test
    void keepsActuatorAwayFromVisitors() {
        assertThat(visitor.get(ASTER, "/actuator/health").status()).isEqualTo(404);
        assertThat(visitor.get(ASTER, "/internal/v1/brands/aster/parts").status()).isEqualTo(401);
    }
}
