package com.manystory.tenants.usage;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.test.TestTokens;
import com.manystory.tenants.ControlPlane;
import com.manystory.tenants.ControlPlane.Reply;
import com.manystory.tenants.ControlPlaneTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What processes report of brands, and what operators are told.
class UsageIT extends ControlPlaneTest {

    private static final Instant HOUR = Instant.now().truncatedTo(ChronoUnit.HOURS);

    @Autowired private JdbcClient jdbc;
    @Autowired private UsageTidying tidying;

    private final String process = UUID.randomUUID().toString();

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
    void reckonsStorageByTheTimeThatItWasThere() {
        var life = life("u-store");
        var begin = HOUR.minus(90, ChronoUnit.MINUTES);

        reading(1, "u-store", life, "databaseStorage", begin, 8_000);
        reading(2, "u-store", life, "databaseStorage", HOUR, 4_000);
        // Another instance asked a moment before, and is heard later.
        reading(3, "u-store", life, "databaseStorage", HOUR.minusSeconds(1), 9_000);
        reading(4, "u-store", life, "databaseStorage", HOUR.plusSeconds(1_800), 0);

        assertThat(total("u-store", "databaseStorage")).isEqualTo(8_000 + 4_000 + 2_000);
        assertThat(usage("u-store", "?step=hour").body().path("items").values())
                .extracting(item -> item.path("amount").asLong())
                .containsExactly(4_000L, 8_000L, 2_000L);
    }

    @Test
    void reckonsByHowMuchACountOfTheServerGrew() {
        var life = life("u-grow");

        count(1, "u-grow", life, HOUR, 1_000, "a");
        count(2, "u-grow", life, HOUR.plusSeconds(1), 1_300, "a");
        count(3, "u-grow", life, HOUR.plusSeconds(2), 50, "b");
        count(4, "u-grow", life, HOUR.plusSeconds(3), 70, "b");

        assertThat(total("u-grow", "databaseTime")).isEqualTo(300 + 20);
    }

    @Test
    void addsNothingTwiceOfWhatTwoInstancesReadOfOneServer() {
        var life = life("u-two");

        count(1, "u-two", life, HOUR, 1_000, "a");
        // Two read at about the same time, and are heard in another order than they read.
        count(2, "u-two", life, HOUR.plusSeconds(600), 5_000, "a");
        count(3, "u-two", life, HOUR.plusSeconds(599), 4_990, "a");
        count(4, "u-two", life, HOUR.plusSeconds(601), 5_010, "a");
        count(5, "u-two", life, HOUR.plusSeconds(602), 4_999, "a");
        count(6, "u-two", life, HOUR.plusSeconds(1_200), 9_000, "a");

        assertThat(total("u-two", "databaseTime")).isEqualTo(8_000);
    }

    @Test
    void addsNothingTwiceWhenOneOfTwoInstancesHasReadBeforeTheServerBeganAnew() {
        var life = life("u-anew");

        count(1, "u-anew", life, HOUR, 1_000, "a");
        count(2, "u-anew", life, HOUR.plusSeconds(600), 40, "b");
        count(3, "u-anew", life, HOUR.plusSeconds(599), 6_000, "a");
        count(4, "u-anew", life, HOUR.plusSeconds(1_200), 100, "b");

        assertThat(total("u-anew", "databaseTime")).isEqualTo(60);
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

    private String life(String brand) {
        return operator().put(brand, aster("Aster"), "Prefer", "wait=10").text("incarnation");
    }

    private Reply usage(String brand, String query) {
        return operator().get("/api/v1/brands/" + brand + "/usage" + query);
    }

    private Reply csv(String path) {
        return operator().send("GET", path, "", Map.of("Accept", "text/csv"));
    }

    private long total(String brand, String measure) {
        return usage(brand, "").body().path("totals").values().stream()
                .filter(total -> total.path("measure").asString().equals(measure))
                .mapToLong(total -> total.path("amount").asLong())
                .sum();
    }

    private long rows(String brand) {
        return jdbc.sql(
                        """
                        SELECT (SELECT count(*) FROM usage_amounts WHERE brand_id = :brand)
                            + (SELECT count(*) FROM usage_readings WHERE brand_id = :brand)
                        """)
                .param("brand", brand)
                .query(Long.class)
                .single();
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

    private void report(String from, long sequence, String counted) {
        send(body(from, sequence, "[" + counted + "]", "[]"));
    }

    private void reading(
            long sequence, String brand, String life, String measure, Instant at, long value) {
        send(
                body(
                        process,
                        sequence,
                        "[]",
                        """
                        [{"brand": "%s", "incarnation": "%s", "measure": "%s", "at": "%s",
                          "value": %d}]
                        """
                                .formatted(brand, life, measure, at, value)));
    }

    private void count(
            long sequence, String brand, String life, Instant at, long value, String epoch) {
        send(
                body(
                        UUID.randomUUID().toString(),
                        sequence,
                        "[]",
                        """
                        [{"brand": "%s", "incarnation": "%s", "measure": "databaseTime",
                          "at": "%s", "value": %d, "epoch": "%s"}]
                        """
                                .formatted(brand, life, at, value, epoch)));
    }

    private void send(String body) {
        assertThat(post(withToken(service()), body).status()).isEqualTo(204);
    }

    private static Reply post(ControlPlane as, String body) {
        return as.send("POST", "/internal/v1/usage", body, Map.of());
    }

    private static String service() {
        return TestTokens.mint("tenant-service", null, "storefront-bff", "service");
    }

    private static String counted(
            String brand, String life, Instant hour, String measure, long amount) {
        return """
        {"brand": "%s", "incarnation": "%s", "hour": "%s", "amounts": {"%s": %d}}
        """
                .formatted(brand, life, hour, measure, amount);
    }

    private static String body(String process, long sequence, String counted, String readings) {
        return """
        {"process": "%s", "sequence": %d, "counted": %s, "readings": %s}
        """
                .formatted(process, sequence, counted, readings);
    }
}
