package com.manystory.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.TestBrands;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What an import does to listings that it, or somebody, made before.
@CatalogTest
class RepeatedImportIT {

    private static final Brand TOPAZ = TestBrands.named("topaz");
    private static final LocalDate DAY = LocalDate.now().plusDays(20);
    private static final String COLUMNS = "id,name,seats,day\n";
    private static final String MAPPING =
            """
            {"dates":"yyyy-MM-dd","times":"HH:mm","timeZone":"Asia/Singapore",
             "key":{"column":"id"},"title":{"column":"name"},"listingType":{"value":"class"},
             "category":{"value":"Courses"},"vendor":{"value":"Somebody"},
             "sessions":{"from":{"column":"day"},"until":{"column":"day"},
               "start":{"value":"10:00"},"end":{"value":"11:00"},"weekdays":{"value":"any"},
               "letters":{"any":"mon tue wed thu fri sat sun"},"capacity":{"column":"seats"}}}
            """;

    @Autowired CatalogClient client;
    @Autowired JdbcClient jdbc;
    @Autowired BrandsUnderTest brands;

    Uploads uploads;

    @BeforeEach
    void makeBrand() {
        brands.provision(TOPAZ);
        uploads = new Uploads(client, TOPAZ.id());
    }

    @Test
    void aKeyThatComesAgainReplacesTheEarlierLineWhereverItStands() {
        var rows =
                IntStream.rangeClosed(1, 230)
                        .mapToObj(i -> row(i % 115 == 0 ? "twice" : "row-" + i, "Row " + i, 5))
                        .collect(Collectors.joining());
        var near = row("near", "Near", 5) + row("near", "Nearer", 5) + row("near", "", 5);
        var job = uploads.finished(uploads.send(COLUMNS + rows + near, MAPPING));
        assertThat(job.get("rowsRead").asInt()).isEqualTo(233);
        assertThat(job.get("accepted").asInt()).isEqualTo(230);
        assertThat(job.get("rejected").asInt()).isEqualTo(3);
        var report = uploads.report(job);
        assertThat(reason(report, 0)).isEqualTo("116 Line 231 has the same key and replaces it");
        assertThat(reason(report, 1)).isEqualTo("232 Line 233 has the same key and replaces it");
        assertThat(reason(report, 2)).isEqualTo("234 It is empty");
        assertThat(title("twice")).isEqualTo("Row 230");
        assertThat(title("near")).isEqualTo("Nearer");
        assertThat(number("SELECT count(*) FROM import_line")).isZero();
        assertThat(recordOf(job))
                .isEqualTo("payment-service import 233 rows, 230 accepted, 3 rejected");
    }

    @Test
    void aFileSentAgainIsAcceptedAgain() {
        var file = COLUMNS + row("again", "Again", 5);
        assertThat(uploads.finished(uploads.send(file, MAPPING)).get("accepted").asInt()).isOne();
        assertThat(uploads.finished(uploads.send(file, MAPPING)).get("accepted").asInt()).isOne();
    }

    @Test
    void seriesMadeByHandStayAndThoseOfTheImportChange() {
        uploads.finished(uploads.send(COLUMNS + row("hand", "Hand", 5), MAPPING));
        var path =
                "/admin/listings/" + number("SELECT id FROM listing WHERE external_key = 'hand'");
        var entry = (ObjectNode) client.get(TOPAZ.id(), path).body();
        var series = (ArrayNode) entry.get("series");
        series.add(((ObjectNode) series.get(0).deepCopy()).put("key", "evening"));
        ((ObjectNode) series.get(1)).put("startTime", "19:00");
        assertThat(client.put(TOPAZ.id(), path, entry.toString()).status()).isEqualTo(200);
        var again = COLUMNS + row("hand", "Hand", 9);
        assertThat(uploads.finished(uploads.send(again, MAPPING)).get("accepted").asInt()).isOne();
        assertThat(capacity("import")).isEqualTo(9);
        assertThat(capacity("evening")).isEqualTo(5);
        assertThat(number("SELECT count(*) FROM session WHERE status = 'CANCELLED'")).isZero();
    }

    private static String row(String key, String name, int seats) {
        return "%s,%s,%d,%s\n".formatted(key, name, seats, DAY);
    }

    private static String reason(JsonNode report, int number) {
        var row = report.get(number);
        return row.get("line").asInt() + " " + row.get("reason").asString();
    }

    private long capacity(String series) {
        return number(
                "SELECT DISTINCT s.capacity FROM session s JOIN session_series r"
                        + " ON r.id = s.series_id WHERE r.external_key = '"
                        + series
                        + "' AND s.listing_id ="
                        + " (SELECT id FROM listing WHERE external_key = 'hand')");
    }

    private String title(String key) {
        return TenantContext.<String, RuntimeException>call(
                TOPAZ.id(),
                () ->
                        jdbc.sql("SELECT title ->> '*' FROM listing WHERE external_key = ?")
                                .param(key)
                                .query(String.class)
                                .single());
    }

    /// What the brand's own record of changes has of an import, which is there once.
    private String recordOf(JsonNode job) {
        return TenantContext.call(
                TOPAZ.id(),
                () ->
                        jdbc.sql(
                                        """
                                        SELECT format('%s %s %s rows, %s accepted, %s rejected', actor,
                                            action, after ->> 'rowsRead', after ->> 'accepted',
                                            after ->> 'rejected')
                                        FROM change_record WHERE subject = 'import:' || ?
                                        """)
                                .param(job.get("id").asString())
                                .query(String.class)
                                .single());
    }

    private long number(String sql) {
        return TenantContext.<Long, RuntimeException>call(
                TOPAZ.id(), () -> jdbc.sql(sql).query(Long.class).single());
    }
}
