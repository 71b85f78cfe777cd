package com.manystory.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LimitedBrandTests extends ConsoleTest {

    private static final String ASTER = "/api/v1/brands/aster/imports";
    private static final String PEBBLE = "/api/v1/brands/pebble/imports";

    @Autowired private TenantRegistry registry;

    private final String life = UUID.randomUUID().toString();

    @BeforeEach
    void limit() {
        CATALOG.on(
                "GET /api/v1/imports",
                exchange -> FakeService.answer(exchange, 200, "application/json", "{}"));
        var quotas = Map.of("requestsPerSecond", 1L, "requestBurst", 5L);
        var spec = TestBrands.with(TestBrands.ASTER.spec(), Map.of("quotas", quotas));
        // A life of its own, so that no test before has used its limit.
        registry.accept(
                new Brand(
                        TestBrands.ASTER.id(),
                        life,
                        1,
                        TestBrands.ASTER.phase(),
                        TestBrands.ASTER.cell(),
                        spec));
    }

    @AfterEach
    void restore() {
        registry.accept(TestBrands.ASTER);
    }

    @Test
    void refusesWhatIsAboveTheLimitAndSaysWhenToComeBack() {
        var answers = flood(owner(), ASTER);

        assertThat(answers.getFirst().statusCode()).isEqualTo(200);
        var refused = answers.getLast();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("https://manystory.dev/problems/rate-limited");
        assertThat(refused.headers().firstValue("Retry-After")).get().asString().matches("[1-9]+");
        assertThat(refused.headers().firstValue("RateLimit-Policy"))
                .hasValue("\"requests\";q=5;w=5");
        assertThat(refused.headers().allValues("Retry-After")).hasSize(1);
        assertThat(get(PEBBLE, ISSUERS.staff("pebble", "owner")).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyUsesUpTheLimitOfAnotherBrand() {
        assertThat(flood(ISSUERS.staff("pebble", "owner"), ASTER))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(404));

        assertThat(get(ASTER, owner()).statusCode()).isEqualTo(200);
    }

    private String owner() {
        return ISSUERS.staff("aster", claims -> claims.claim("incarnation", life));
    }

    private List<HttpResponse<String>> flood(String token, String path) {
        var answers = new ArrayList<HttpResponse<String>>();
        for (int i = 0; i < 20; i++) {
            answers.add(get(path, token));
        }
        return answers;
    }
}
