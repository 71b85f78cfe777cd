package com.manystory.storefront.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.test.TestBrands;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class FrontFilterIT extends VisitedStorefront {

    private static final Pattern STYLESHEET =
            Pattern.compile("rel=\"stylesheet\" href=\"([^\"]+)\"");

    @Autowired private MeterRegistry meters;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pebble.localhost", "PEBBLE.localhost", "pebble.localhost:8080",
                "pebble.localhost.", "pebble.example", "Pebble.Example:443"
            })
    void answersAHostWithItsOwnBrandHoweverItIsSpelt(String host) {
        // From the catalogue, from the cache, and from where the last visitor found it.
        for (int i = 0; i < 3; i++) {
            assertThat(visitor.get(ASTER, "/en").text())
                    .contains("Aster Weddings")
                    .doesNotContain("Pebble");
            assertThat(visitor.get(host, "/en").text())
                    .contains("Pebble Classes")
                    .doesNotContain("Aster");
        }
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
        var sheets = STYLESHEET.matcher(closed.text()).results().map(found -> found.group(1));
        assertThat(sheets)
                .hasSizeGreaterThan(1)
                .allMatch(sheet -> visitor.get(ASTER, sheet).status() == 200);
        assertThat(
                        List.of(
                                "/assets/../en",
                                "/assets/%2e%2e/en",
                                "/assets/..;/en",
                                "/assets;/../en"))
                .noneMatch(path -> visitor.get(ASTER, path).status() < 400);
        registry.accept(TestBrands.ASTER);
        assertThat(visitor.get(ASTER, "/en").status()).isEqualTo(200);
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
    void countsRequestsByBrand() {
        visitor.get(ASTER, "/en");
        visitor.get(PEBBLE, "/en");
        for (var brand : List.of("aster", "pebble")) {
            assertThat(meters.find("http.server.requests").tag("brand", brand).timer())
                    .as(brand)
                    .isNotNull();
        }
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
        var cancel = "POST " + created.header("Location") + "/cancel HTTP/1.1";
        var json = "Content-Type: application/json";
        var key = "Idempotency-Key: give-it-up";
        assertThat(visitor.send(cancel, PEBBLE, "{}", key, json).status()).isEqualTo(404);
        assertThat(visitor.send(cancel, ASTER, "{}", key, json, own).status()).isEqualTo(404);
        assertThat(visitor.send(cancel, PEBBLE, "{}", json, own).status()).isEqualTo(400);

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
