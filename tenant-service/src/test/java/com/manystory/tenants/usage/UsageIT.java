package com.manystory.tenants.usage;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.test.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/// What processes report of brands, and what becomes of it.
class UsageIT extends UsageTest {

    @Autowired private UsageTidying tidying;

    @Test
    void addsUpWhatProcessesReportOfEachBrand() {
        var aster = life("u-aster");
        var pebble = life("u-pebble");

        report(process, 1, counted("u-aster", aster, HOUR, "requests", 3));
        report(process, 2, counted("u-aster", aster, HOUR, "requests", 4));
        report(UUID.randomUUID().toString(), 1, counted("u-pebble", pebble, HOUR, "requests", 50));

        assertThat(total("u-aster", "requests")).isEqualTo(7);
        assertThat(total("u-pebble", "requests")).isEqualTo(50);
        var item = usage("u-aster", "?step=hour").body().path("items").path(0);
        assertThat(item.path("start").asString()).isEqualTo(HOUR.toString());
        assertThat(item.path("service").asString()).isEqualTo("storefront-bff");
        assertThat(item.path("unit").asString()).isEqualTo("1");
    }

    @Test
    void countsAReportThatComesAgainOnce() {
        var life = life("u-again");
        var amounts = counted("u-again", life, HOUR, "calls", 5);

        report(process, 1, amounts);
        report(process, 1, amounts);
        report(process, 2, amounts);
        report(process, 1, amounts);

        assertThat(total("u-again", "calls")).isEqualTo(10);
    }

    @Test
    void takesReportsOfThePlatformsProcessesOnly() {
        var body = body(process, 1, "[]", "[]");
        assertThat(post(withToken(""), body).status()).isEqualTo(401);
        assertThat(post(operator(), body).status()).isEqualTo(401);
        var console = TestTokens.mint("tenant-service", null, "ann", "operator");
        assertThat(post(withToken(console), body).status()).isEqualTo(403);
        assertThat(post(withToken(service()), body("x", 1, "[]", "[]")).status()).isEqualTo(400);
        assertThat(post(withToken(service()), "{}").status()).isEqualTo(400);
        assertThat(post(withToken(service()), body).status()).isEqualTo(204);
    }

    @Test
    void countsNothingOfAnotherLifeOfTheName() {
        life("u-life");

        report(process, 1, counted("u-life", "an-earlier-one", HOUR, "requests", 5));
        report(process, 2, counted("u-nobody", "any", HOUR, "requests", 5));

        assertThat(total("u-life", "requests")).isZero();
        assertThat(rows("u-life")).isZero();
        assertThat(rows("u-nobody")).isZero();
    }

    @Test
    void erasesWhatABrandUsedAndStartsItsNameAtZeroAgain() {
        var life = life("u-gone");
        report(process, 1, counted("u-gone", life, HOUR, "requests", 9));
        reading(2, "u-gone", life, "databaseStorage", HOUR, 9);
        assertThat(rows("u-gone")).isEqualTo(2);

        operator()
                .send(
                        "DELETE",
                        "/api/v1/brands/u-gone",
                        "",
                        Map.of("Prefer", "wait=10", "Manystory-Reason", "A test"));
        await().untilAsserted(() ->
                assertThat(operator().get("/api/v1/brands/u-gone").status()).isEqualTo(404));

        assertThat(rows("u-gone")).isZero();
        var certificate = operator().get("/api/v1/erasures/" + life).text("document");
        assertThat(JsonMapper.shared().readTree(certificate).path("looks").values())
                .anySatisfy(look -> {
                    assertThat(look.path("service").asString()).isEqualTo("tenant-service");
                    assertThat(look.path("part").asString()).isEqualTo("Usage");
                });
        report(process, 3, counted("u-gone", life, HOUR, "requests", 9));
        assertThat(rows("u-gone")).isZero();
        var next = life("u-gone");
        report(process, 4, counted("u-gone", life, HOUR, "requests", 9));
        report(process, 5, counted("u-gone", next, HOUR, "requests", 1));
        assertThat(total("u-gone", "requests")).isEqualTo(1);
    }

    @Test
    void countsNothingOfABrandThatIsBeingErased() {
        var life = life("u-going");
        PLATFORM.leave("catalog", "u-going", "A database");
        operator()
                .send("DELETE", "/api/v1/brands/u-going", "", Map.of("Manystory-Reason", "A test"));
        await().untilAsserted(() -> assertThat(PLATFORM.erasures("u-going")).isNotEmpty());

        report(process, 1, counted("u-going", life, HOUR, "requests", 9));

        assertThat(rows("u-going")).isZero();
        PLATFORM.clear("catalog", "u-going");
    }

    @Test
    void addsOldHoursUpToDaysWithoutChangingWhatTheyAmountTo() {
        var life = life("u-days");
        var day = HOUR.truncatedTo(ChronoUnit.DAYS).minus(60, ChronoUnit.DAYS);
        for (int hour = 0; hour < 30; hour++) {
            insert("u-days", life, day.plus(hour, ChronoUnit.HOURS), 10);
        }
        insert("u-days", life, HOUR, 7);
        var asked = "?from=" + day + "&to=" + HOUR.plus(1, ChronoUnit.HOURS);
        var before = usage("u-days", asked).body();

        tidying.tidy();
        tidying.tidy();

        assertThat(usage("u-days", asked).body()).isEqualTo(before);
        assertThat(before.path("items").values())
                .extracting(item -> item.path("amount").asLong())
                .containsExactly(240L, 60L, 7L);
        assertThat(rows("u-days")).isEqualTo(3);
        insert("u-days", life, HOUR.minus(Duration.ofDays(800)), 5);
        tidying.tidy();
        assertThat(rows("u-days")).isEqualTo(3);
    }

    private void insert(String brand, String life, Instant hour, long amount) {
        jdbc.sql(
                        """
                        INSERT INTO usage_amounts VALUES
                            (:brand, :life, 'HOUR', :hour, 'storefront-bff', 'requests', :amount)
                        """)
                .param("brand", brand)
                .param("life", life)
                .param("hour", UsageAmounts.time(hour))
                .param("amount", amount)
                .update();
    }
}
