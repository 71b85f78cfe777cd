package com.manystory.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What goes on while a brand isn't served: nothing; and afterwards all of it.
@CatalogTest
class SuspendedImportIT {

    private static final Brand JADE = TestBrands.named("jade");
    private static final int ROWS = 3_000;
    private static final String MAPPING =
            """
            {"dates":"yyyy-MM-dd","times":"HH:mm","timeZone":"Asia/Singapore",
             "key":{"column":"id"},"title":{"column":"name"},"listingType":{"value":"class"},
             "category":{"value":"Courses"},"vendor":{"value":"Somebody"}}
            """;

    @Autowired CatalogClient client;
    @Autowired JdbcClient jdbc;
    @Autowired BrandsUnderTest brands;
    @Autowired InMemoryRegistry registry;

    @AfterEach
    void serve() {
        registry.accept(JADE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"SUSPENDED", "OFFBOARDING"})
    void restsWithinSecondsAndGoesOnWhereItWas(Phase off) throws InterruptedException {
        brands.provision(JADE);
        var uploads = new Uploads(client, JADE.id());
        var before = number("SELECT coalesce(sum(rows_read), 0) FROM import_job");
        var started = uploads.send(file(off.name()), MAPPING);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> number("SELECT sum(rows_read) FROM import_job") > before);

        registry.accept(TestBrands.in(off, JADE));
        Thread.sleep(3_000);
        var read = number("SELECT sum(rows_read) FROM import_job");
        Thread.sleep(3_000);

        assertThat(number("SELECT sum(rows_read) FROM import_job"))
                .isEqualTo(read)
                .isLessThan(before + ROWS);
        registry.accept(JADE);
        var job = uploads.finished(started);
        assertThat(job.get("status").asString()).isEqualTo("COMPLETED");
        assertThat(job.get("rowsRead").asInt()).isEqualTo(ROWS);
        assertThat(job.get("accepted").asInt()).isEqualTo(ROWS);
        assertThat(number("SELECT count(*) FROM listing WHERE external_key LIKE '" + off + "-%'"))
                .isEqualTo(ROWS);
    }

    private static String file(String prefix) {
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(i -> "%s-%d,Course %d\n".formatted(prefix, i, i))
                .collect(Collectors.joining("", "id,name\n", ""));
    }

    private long number(String sql) {
        return TenantContext.<Long, RuntimeException>call(
                JADE.id(), () -> jdbc.sql(sql).query(Long.class).single());
    }
}
