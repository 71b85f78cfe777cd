package com.manystory.catalog.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.work.DueWork;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CatalogTest
class SeriesExtensionIT {

    private static final Brand AMBER = TestBrands.named("amber");
    private static final LocalDate TODAY = LocalDate.now();

    @Autowired CatalogClient client;
    @Autowired BrandsUnderTest brands;
    @Autowired JdbcClient jdbc;
    @Autowired DueWork work;

    @Test
    void aSeriesWithoutAnEndGoesOnAsTimeGoesBy() {
        brands.provision(AMBER);
        var document =
                """
                {"categories":[{"key":"sport","name":"Sport"}],
                 "vendors":[{"key":"dojo","name":"Dojo"}],
                 "listings":[{"key":"judo","vendor":"dojo","category":"sport","slug":"judo",
                   "listingType":"class","title":"Judo","series":[%s,%s]}]}
                """
                        .formatted(
                                series("open", ""),
                                series("over", ",\"until\":\"" + TODAY.plusDays(20) + "\""));
        assertThat(client.put(AMBER.id(), "/catalogue", document).status()).isEqualTo(200);
        assertThat(last("open")).isBetween(TODAY.plusDays(173), TODAY.plusDays(180));
        // As if both had been made half a year ago.
        run("DELETE FROM session WHERE local_date > '%s'".formatted(TODAY.plusDays(14)));
        run("UPDATE session_series SET materialised_until = '%s'".formatted(TODAY.plusDays(14)));
        TenantContext.run(AMBER.id(), () -> work.markIn("series", Duration.ZERO));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> last("open").isAfter(TODAY.plusDays(172)));
        assertThat(last("open")).isBefore(TODAY.plusDays(181));
        assertThat(last("over")).isBetween(TODAY.plusDays(8), TODAY.plusDays(20));
        assertThat(
                        client.get(AMBER.id(), "/listings?date=" + last("open"))
                                .body()
                                .get("total")
                                .asInt())
                .isOne();
    }

    private LocalDate last(String series) {
        return TenantContext.<LocalDate, RuntimeException>call(
                AMBER.id(),
                () ->
                        jdbc.sql(
                                        "SELECT max(s.local_date) FROM session s JOIN"
                                                + " session_series r ON r.id = s.series_id WHERE"
                                                + " r.external_key = ?")
                                .param(series)
                                .query(LocalDate.class)
                                .single());
    }

    private void run(String sql) {
        TenantContext.run(AMBER.id(), () -> jdbc.sql(sql).update());
    }

    private static String series(String key, String until) {
        return """
        {"key":"%s","timeZone":"Asia/Singapore","weekdays":["mon"],"startTime":"16:00",
         "durationMinutes":45,"from":"%s","capacity":5%s}\
        """
                .formatted(key, TODAY.minusDays(7), until);
    }
}
