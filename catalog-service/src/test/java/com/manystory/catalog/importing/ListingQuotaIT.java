package com.manystory.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.TestBrands;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A brand that may have ten listings.
@CatalogTest
class ListingQuotaIT {

    private static final int LIMIT = 10;
    private static final Brand QUARTZ = limited(TestBrands.named("quartz"));
    private static final Brand TOPAZ = TestBrands.named("topaz");
    private static final String COLUMNS = "id,name\n";
    private static final String MAPPING =
            """
            {"dates":"yyyy-MM-dd","times":"HH:mm","timeZone":"Asia/Singapore",
             "key":{"column":"id"},"title":{"column":"name"},"listingType":{"value":"class"},
             "category":{"value":"Courses"},"vendor":{"value":"Somebody"}}
            """;

    @Autowired CatalogClient client;
    @Autowired JdbcClient jdbc;
    @Autowired BrandsUnderTest brands;

    private final String run = UUID.randomUUID().toString();

    @BeforeEach
    void makeBrands() {
        brands.provision(QUARTZ);
        brands.provision(TOPAZ);
        TenantContext.run(
                QUARTZ.id(), () -> jdbc.sql("TRUNCATE listing RESTART IDENTITY CASCADE").update());
    }

    @Test
    void anImportRejectsTheRowsBeyondItAndGoesOn() {
        var uploads = new Uploads(client, QUARTZ.id());

        var job = uploads.finished(uploads.send(COLUMNS + rows(1, 13), MAPPING));

        assertThat(job.get("accepted").asInt()).isEqualTo(LIMIT);
        assertThat(job.get("rejected").asInt()).isEqualTo(3);
        var report = uploads.report(job);
        assertThat(report.get(0).get("line").asInt()).isEqualTo(12);
        assertThat(report.get(0).get("reason").asString()).contains("quota of 10 listings");
        assertThat(listings(QUARTZ)).isEqualTo(LIMIT);
    }

    @Test
    void changesAreTakenThoughItIsUsedUp() {
        var uploads = new Uploads(client, QUARTZ.id());
        uploads.finished(uploads.send(COLUMNS + rows(1, LIMIT), MAPPING));

        var again = uploads.finished(uploads.send(COLUMNS + rows(1, LIMIT), MAPPING));

        assertThat(again.get("accepted").asInt()).isEqualTo(LIMIT);
        assertThat(again.get("rejected").asInt()).isZero();
    }

    @Test
    void isExactThoughManyWriteAtOnce() throws Exception {
        var structure = structure();
        assertThat(client.put(QUARTZ.id(), "/catalogue", structure).status()).isEqualTo(200);
        var answers = new ArrayList<Future<CatalogClient.Answer>>();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 6; writer++) {
                var document = "{\"listings\":[" + listings("w" + writer, 4) + "]}";
                answers.add(writers.submit(() -> client.put(QUARTZ.id(), "/catalogue", document)));
            }
        }

        var rejections = 0;
        for (var answer : answers) {
            assertThat(answer.get().status()).isEqualTo(200);
            rejections += answer.get().body().get("rejections").asInt();
        }
        assertThat(rejections).isEqualTo(6 * 4 - LIMIT);
        assertThat(listings(QUARTZ)).isEqualTo(LIMIT);
    }

    @Test
    void aSingleListingBeyondItIsAProblem() {
        client.put(QUARTZ.id(), "/catalogue", structure());
        client.put(QUARTZ.id(), "/catalogue", "{\"listings\":[" + listings("full", LIMIT) + "]}");
        var one = "{\"vendor\":\"v\",\"category\":\"c\",\"listingType\":\"class\",\"title\":\"X\"}";

        var refused = client.post(QUARTZ.id(), "/admin/listings", one);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("type").asString()).endsWith("/problems/quota-exceeded");
        assertThat(listings(QUARTZ)).isEqualTo(LIMIT);
    }

    @Test
    void aBrandWithoutAQuotaIsNotLimited() {
        var uploads = new Uploads(client, TOPAZ.id());

        var job = uploads.finished(uploads.send(COLUMNS + rows(1, 13), MAPPING));

        assertThat(job.get("accepted").asInt()).isEqualTo(13);
    }

    private static Brand limited(Brand brand) {
        var spec =
                TestBrands.with(brand.spec(), Map.of("quotas", Map.of("listings", (long) LIMIT)));
        return TestBrands.changed(brand, spec);
    }

    private static String structure() {
        return "{\"categories\":[{\"key\":\"c\",\"slug\":\"c\",\"name\":\"C\"}],"
                + "\"vendors\":[{\"key\":\"v\",\"name\":\"V\"}]}";
    }

    private static String listings(String prefix, int number) {
        return IntStream.range(0, number)
                .mapToObj(i ->
                        """
                        {"key":"%s-%d","vendor":"v","category":"c","listingType":"class",
                         "title":"Title %d"}
                        """
                                .formatted(prefix, i, i))
                .collect(Collectors.joining(","));
    }

    private String rows(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "%s-%d,Row %d\n".formatted(run, i, i))
                .collect(Collectors.joining());
    }

    private long listings(Brand brand) {
        return TenantContext.<Long, RuntimeException>call(
                brand.id(),
                () -> jdbc.sql("SELECT count(*) FROM listing").query(Long.class).single());
    }
}
