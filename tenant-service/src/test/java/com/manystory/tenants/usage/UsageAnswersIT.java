package com.manystory.tenants.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenants.ControlPlane.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What operators are told of usage, and who may ask.
class UsageAnswersIT extends UsageTest {

    @Test
    void tellsOfAllBrandsByPagesAndOfWhatBelongsToNone() {
        var one = life("u-page-a");
        life("u-page-b");
        report(
                process,
                1,
                counted("u-page-a", one, HOUR, "cpuTime", 1_500)
                        + ", {\"hour\": \"%s\", \"amounts\": {\"cpuTime\": 40}}".formatted(HOUR));

        var page = operator().get("/api/v1/usage?cursor=u-page&limit=1").body();

        assertThat(page.at("/items/0/brand").asString()).isEqualTo("u-page-a");
        assertThat(page.at("/items/0/totals/0/amount").asLong()).isEqualTo(1_500);
        assertThat(page.at("/items/0/totals/0/unit").asString()).isEqualTo("us");
        assertThat(page.at("/shared/0/amount").asLong()).isEqualTo(40);
        assertThat(page.path("nextCursor").asString()).isEqualTo("u-page-a");
        var next = operator().get("/api/v1/usage?cursor=u-page-a&limit=1").body();
        assertThat(next.at("/items/0/brand").asString()).isEqualTo("u-page-b");
        assertThat(next.at("/items/0/totals").size()).isZero();
        assertThat(operator().get("/api/v1/usage?cursor=!").status()).isEqualTo(400);
    }

    @Test
    void answersTheSameAsCsv() {
        var life = life("u-csv");
        report(process, 1, counted("u-csv", life, HOUR, "requests", 3));

        var brand = csv("/api/v1/brands/u-csv/usage?step=hour");
        assertThat(brand.header("Content-Type")).startsWith("text/csv");
        assertThat(brand.response().body())
                .isEqualTo(
                        """
                        brand,start,service,measure,unit,amount\r
                        u-csv,%s,storefront-bff,requests,1,3\r
                        """
                                .formatted(HOUR));
        assertThat(csv("/api/v1/usage").response().body())
                .startsWith("brand,measure,unit,amount\r\n")
                .contains("\r\nu-csv,requests,1,3\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, /from",
        "to=2026-13-01, /to",
        "step=week, /step",
        "from=2026-11-02&to=2026-11-01, /from",
        "from=2024-01-01&to=2026-01-01, /from",
        "from=2026-01-01&to=2026-03-01&step=hour, /from",
        "from=2025-01-01&to=2025-01-02&step=hour, /from",
    })
    void refusesAPeriodThatIsNone(String query, String pointer) {
        life("u-bad");

        var refused = usage("u-bad", "?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("type")).endsWith("/validation");
        assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void isForOperatorsWhoMayReadAndOfBrandsThatThereAre() {
        assertThat(usage("u-none", "").status()).isEqualTo(404);
        assertThat(usage("U", "").status()).isEqualTo(404);
        life("u-who");
        assertThat(withToken("").get("/api/v1/brands/u-who/usage").status()).isEqualTo(401);
        assertThat(withToken(PLATFORM.token("other")).get("/api/v1/usage").status()).isEqualTo(403);
        assertThat(withToken(PLATFORM.token("operator:read")).get("/api/v1/usage").status())
                .isEqualTo(200);
    }

    private Reply csv(String path) {
        return operator().send("GET", path, "", Map.of("Accept", "text/csv"));
    }
}
