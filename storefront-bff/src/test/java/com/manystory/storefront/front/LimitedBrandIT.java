package com.manystory.storefront.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.canned.Visitor.Answer;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A brand that is asked for more than its limit.
class LimitedBrandIT extends VisitedStorefront {

    private static final int BURST = 10;

    /// Aster's in this test, so that no test before has used its limit.
    private final String life = UUID.randomUUID().toString();

    @Test
    void answersTooMuchWithAPageInTheBrandsLookAndLanguage() {
        limit(1);
        flood();

        var page = visitor.get(ASTER, "/id/search?q=mawar", "Accept-Language: id");

        assertThat(page.status()).isEqualTo(429);
        assertThat(page.header("Retry-After")).matches("[1-9]\\d?");
        assertThat(page.header("RateLimit-Policy")).isEqualTo("\"requests\";q=10;w=10");
        assertThat(page.header("RateLimit")).matches("\"requests\";r=0;t=[1-9]\\d?");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text())
                .contains("lang=\"id\"", "Aster Weddings", "/assets/theme-", "ramai")
                .doesNotContain("mawar");
    }

    @Test
    void answersTooMuchOfTheApiWithAProblem() {
        limit(1);
        flood();

        var problem = visitor.get(ASTER, "/api/v1/listings");

        assertThat(problem.status()).isEqualTo(429);
        assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(problem.header("Cache-Control")).isEqualTo("no-store");
        assertThat(problem.text()).contains("https://manystory.dev/problems/rate-limited");
    }

    @Test
    void countsWhatIsAnsweredFromMemory() {
        visitor.get(ASTER, "/en");
        limit(1);

        var answers = flood();

        assertThat(answers.stream().filter(answer -> answer.status() == 200).count())
                .isBetween((long) BURST, BURST + 3L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASTER.localhost",
                "aster.localhost.",
                "aster.localhost:8080",
                "aster.example",
                "Aster.Example:443",
                "aster.example."
            })
    void isNotEvadedByAnotherNameOfTheHost(String host) {
        limit(1);
        flood();

        assertThat(visitor.get(host, "/en").status()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get", "MADEUP"})
    void isNotEvadedByAnotherMethod(String method) {
        limit(1);
        flood();

        assertThat(visitor.send(method + " /en HTTP/1.1", ASTER, "").status()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/../assets/x",
                "/assets/../en",
                "/assets/%2e%2e/en",
                "/assets/;/en",
                "//assets/x",
                "/media/x/320.webp",
                "/robots.txt",
                "/nowhere"
            })
    void isNotEvadedByAnotherPath(String path) {
        limit(1);
        flood();

        assertThat(visitor.get(ASTER, path).status()).isIn(400, 429);
    }

    @Test
    void isNotEvadedByHeaders() {
        limit(1);
        flood();

        assertThat(visitor.get(ASTER, "/en", "X-Forwarded-Host: pebble.localhost").status())
                .isEqualTo(429);
        assertThat(visitor.get(ASTER, "/en", "Authorization: Bearer x").status()).isEqualTo(429);
        assertThat(visitor.get(ASTER, "/en", "Cache-Control: no-cache").status()).isEqualTo(429);
    }

    @Test
    void doesNotLimitAssets() {
        var stylesheet =
                visitor.get(ASTER, "/en")
                        .text()
                        .replaceFirst("(?s).*?(/assets/theme-[^\"]+).*", "$1");
        limit(1);
        flood();

        for (int i = 0; i < 2 * BURST; i++) {
            assertThat(visitor.get(ASTER, stylesheet).status()).isEqualTo(200);
        }
    }

    @Test
    void oneBrandAtTenTimesItsLimitCostsAnotherNoAnswer() throws Exception {
        limit(20);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Integer>>> floods = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                floods.add(() -> statuses(ASTER, 75));
            }
            var flooding = floods.stream().map(threads::submit).toList();
            var others = threads.submit(() -> statuses(PEBBLE, 100));

            assertThat(others.get()).containsOnly(200);
            var refused = 0;
            for (var statuses : flooding) {
                assertThat(statuses.get()).containsAnyOf(429).isSubsetOf(200, 429);
                refused += (int) statuses.get().stream().filter(s -> s == 429).count();
            }
            assertThat(refused).isPositive();
        }
    }

    @Test
    void isServedAgainWhenTheLimitIsRaisedAndNobodyKeptTheRefusal() {
        limit(1);
        flood();
        assertThat(visitor.get(ASTER, "/en").status()).isEqualTo(429);

        limit(1_000);

        assertThat(visitor.get(ASTER, "/en").status()).isEqualTo(200);
        assertThat(visitor.get(PEBBLE, "/en").status()).isEqualTo(200);
    }

    @Test
    void isServedAgainAfterTheTimeThatItWasTold() throws Exception {
        limit(2);
        var refused = flood().getLast();
        assertThat(refused.status()).isEqualTo(429);

        Thread.sleep(Duration.ofSeconds(Long.parseLong(refused.header("Retry-After"))));

        assertThat(visitor.get(ASTER, "/en").status()).isEqualTo(200);
    }

    private void limit(long perSecond) {
        var quotas = Map.of("requestsPerSecond", perSecond, "requestBurst", (long) BURST);
        var spec = TestBrands.with(TestBrands.ASTER.spec(), Map.of("quotas", quotas));
        registry.accept(
                new Brand(
                        TestBrands.ASTER.id(),
                        life,
                        1,
                        TestBrands.ASTER.phase(),
                        TestBrands.ASTER.cell(),
                        spec));
    }

    private List<Answer> flood() {
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < 4 * BURST; i++) {
            answers.add(visitor.get(ASTER, "/en"));
        }
        return answers;
    }

    private List<Integer> statuses(String host, int times) {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < times; i++) {
            statuses.add(visitor.get(host, "/en").status());
        }
        return statuses;
    }
}
