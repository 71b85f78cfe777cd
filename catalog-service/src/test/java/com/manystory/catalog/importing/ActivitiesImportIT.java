package com.manystory.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.media.MediaFiles;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.TestBrands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@CatalogTest
class ActivitiesImportIT {

    private static final Brand QUARTZ = TestBrands.named("quartz");
    private static final TenantId BRAND = QUARTZ.id();
    private static final Path MAPPING = Path.of("../demo/imports/activities-mapping.json");
    private static final Path ACTIVITIES =
            Path.of("../../shared/data/seattle-parks-activities.csv");

    @Autowired CatalogClient client;
    @Autowired JdbcClient jdbc;
    @Autowired BrandsUnderTest brands;
    @Autowired MediaFiles files;

    @BeforeEach
    void makeBrand() {
        brands.provision(QUARTZ);
    }

    @Test
    void importsARealCataloguesEveryRowOrTellsWhyNot() throws IOException {
        Assumptions.assumeTrue(
                Files.exists(ACTIVITIES),
                "SKIPPED: the shared folder with the real catalogue isn't here");
        var started = System.nanoTime();
        var job = finished(upload(Files.readString(ACTIVITIES), Files.readString(MAPPING)));
        var seconds = (System.nanoTime() - started) / 1e9;
        assertThat(job.get("status").asString()).as("%s", job).isEqualTo("COMPLETED");
        assertThat(job.get("rowsRead").asInt()).isEqualTo(1340);
        assertThat(job.get("accepted").asInt() + job.get("rejected").asInt()).isEqualTo(1340);
        assertThat(job.get("accepted").asInt()).isEqualTo(1323);
        assertThat(seconds).as("seconds").isLessThan(60);
        System.out.printf("1,340 rows imported in %.1f s%n", seconds);
        assertThat(imported("SELECT count(*) FROM listing WHERE external_key LIKE 'activity-%'"))
                .isEqualTo(1323);
        assertThat(
                        imported(
                                "SELECT count(DISTINCT listing_id) FROM session_series r JOIN"
                                    + " listing l ON l.id = r.listing_id WHERE l.external_key LIKE"
                                    + " 'activity-%'"))
                .isEqualTo(1323);
        var swims =
                client.get(BRAND, "/listings?q=swim&age=5&weekday=sat&place=ballard-pool&limit=60")
                        .body();
        assertThat(swims.get("total").asInt()).isPositive();
        var id = job.get("id").asString();
        var report = client.get(BRAND, "/imports/" + id + "/report").body().get("items");
        assertThat(report.size()).isEqualTo(17);
        assertThat(report.get(0).get("line").asInt()).isGreaterThan(1);
        assertThat(report.toString()).contains("It ends at 17:30, but starts at 19:30");
        var again = finished(upload(Files.readString(ACTIVITIES), Files.readString(MAPPING)));
        assertThat(again.get("accepted").asInt()).isEqualTo(1323);
        assertThat(imported("SELECT count(*) FROM listing WHERE external_key LIKE 'activity-%'"))
                .isEqualTo(1323);
    }

    @Test
    void reportsDirtAndNeutralisesFormulas() throws IOException {
        var header =
                "Activity_ID,ActivityName,CategoryName,ActivityLocation,Type,EnrollMax,NumberEnrolled,BeginningDate,EndingDate,StartingTime,EndingTime,WeekDays,AgesMin,AgesMax,AgesMinMonth,AgesMaxMonth,KeyFeesTotal,FeeSummary,Description\n";
        var rows =
                header
                        + "=1+1,Judo,Camps,Hall,Activity,5,0,13/1/2025,1/9/2025,9:00 AM,10:00"
                        + " AM,Th,0,0,0,0,0,Free,\n"
                        + "x2,\"Two\n"
                        + "lines\",Camps,Hall at Centre,Activity,Unlimited,7,1/2/2025,1/9/2025,9:00"
                        + " AM,10:00 AM,Th,0,0,6,0,12.5,\"Standard charge: $12.50\",\n"
                        + "x3,,Camps,Hall,Activity,5,0,1/2/2025,1/9/2025,9:00 AM,10:00"
                        + " AM,Th,0,0,0,0,0,Free,\n";
        var job = finished(upload(rows, Files.readString(MAPPING)));
        assertThat(job.get("accepted").asInt()).as("%s", job).isEqualTo(1);
        var path = "/imports/" + job.get("id").asString() + "/report";
        var report = client.get(BRAND, path).body().get("items");
        assertThat(report.get(0).get("line").asInt()).isEqualTo(2);
        assertThat(report.get(0).get("field").asString()).isEqualTo("BeginningDate");
        assertThat(report.get(1).get("line").asInt()).isEqualTo(5);
        var csv =
                new String(client.get(BRAND, path + ".csv").http().body(), StandardCharsets.UTF_8);
        assertThat(csv).contains("2,activity-=1+1,").contains("5,activity-x3,ActivityName,");
        assertThat(
                        imported(
                                "SELECT age_min_months FROM listing WHERE external_key ="
                                        + " 'activity-x2'"))
                .isEqualTo(6);
        assertThat(client.get(TestBrands.ASTER.id(), path).status()).isEqualTo(404);
    }

    @Test
    void givesUpAFileWithoutTheColumnsAndRefusesAWrongMapping() throws IOException {
        var job = finished(upload("a,b\n1,2\n", Files.readString(MAPPING)));
        assertThat(job.get("status").asString()).isEqualTo("FAILED");
        assertThat(job.get("failure").asString()).contains("Activity_ID");
        assertThat(upload("a\n1\n", "{\"dates\":\"qqqq\"}").status()).isEqualTo(400);
    }

    @Test
    void refusesAMappingThatCutsTextsToNothing() throws IOException {
        var mapping =
                Files.readString(MAPPING).replaceFirst("\"longest\": *\\d+", "\"longest\": 0");
        var refused = upload("a\n1\n", mapping);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").toString()).contains("/longest");
    }

    @Test
    void failsAJobThatNoRowCanBeReadOfAndGoesOnWithTheNext() throws IOException {
        var poison = UUID.randomUUID();
        TenantContext.<Boolean, IOException>call(
                BRAND,
                () -> {
                    var file = files.importFile(poison);
                    MediaFiles.store(file, part -> Files.writeString(part, "a\n1\n"));
                    jdbc.sql(
                                    """
                                    INSERT INTO import_job (id, file_name, mapping, created_by,
                                        created_at)
                                    VALUES (?, 'a.csv', '{"delimiter": ""}', 'x',
                                        now() - interval '1 day')
                                    """)
                            .param(poison)
                            .update();
                    return true;
                });
        var next = finished(upload("a,b\n1,2\n", Files.readString(MAPPING)));
        assertThat(next.get("failure").asString()).contains("Activity_ID");
        var failed = client.get(BRAND, "/imports/" + poison).body();
        assertThat(failed.get("status").asString()).isEqualTo("FAILED");
        assertThat(failed.get("failure").asString()).isNotBlank();
    }

    private JsonNode finished(CatalogClient.Answer started) {
        return new Uploads(client, BRAND).finished(started);
    }

    private CatalogClient.Answer upload(String file, String mapping) {
        return new Uploads(client, BRAND).send(file, mapping);
    }

    private long imported(String sql) {
        return TenantContext.<Long, RuntimeException>call(
                BRAND, () -> jdbc.sql(sql).query(Long.class).single());
    }
}
