package com.manystory.tenants.archive;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A brand's data leaves it when its owner lets an operator have it, and not unheard.
@TestPropertySource(properties = "manystory.support.consent=asked")
class ExportConsentIT extends ArchivesTest {

    @Autowired private JdbcClient jdbc;

    @Test
    void exportsNothingThatTheBrandHasNotGranted() throws Exception {
        make("c-export", aster("Aster"));
        refused(exportAsText("c-export"));
        var id = post("c-export/support-accesses", "{\"reason\": \"Handover\"}").text("id");
        refused(exportAsText("c-export"));
        assertThat(events("c-export"))
                .noneMatch(e -> e.path("action").asString().equals("brand.export"));

        grant(id);

        assertThat(export("c-export").statusCode()).isEqualTo(200);
        assertThat(events("c-export").stream().map(e -> e.path("action").asString()).limit(2))
                .as("before any data left")
                .containsExactly("brand.export", "support-access.use");
        assertThat(events("c-export").get(1).at("/after/path").asString())
                .isEqualTo("/api/v1/brands/c-export/export");
        operator()
                .send(
                        "POST",
                        "/api/v1/brands/c-export/support-accesses/%s/end".formatted(id),
                        "",
                        Map.of());
        refused(exportAsText("c-export"));
    }

    @Test
    void exportsInAnEmergencyWhichTheBrandSees() throws Exception {
        make("c-fire", aster("Aster"));
        post(
                "c-fire/support-accesses",
                "{\"reason\": \"Fire\", \"emergency\": true, \"hours\": 1}");

        assertThat(export("c-fire").statusCode()).isEqualTo(200);
        assertThat(events("c-fire"))
                .extracting(e -> e.path("action").asString())
                .contains("support-access.emergency", "support-access.use", "brand.export");
    }

    @Test
    void makesABrandsDataAnothersOnlyMaskedOrWithItsConsent() throws Exception {
        make("c-from", aster("From"));
        var id = post("c-from/support-accesses", "{\"reason\": \"A copy\"}").text("id");
        grant(id);
        var archive = export("c-from").body();
        suspended("c-to", aster("To"));
        assertThat(restore("c-to", archive, "replace=true").statusCode()).isEqualTo(200);
        operator()
                .send(
                        "POST",
                        "/api/v1/brands/c-from/support-accesses/%s/end".formatted(id),
                        "",
                        Map.of());
        var before = PLATFORM.archives().given("c-to").size();

        refused(restore("c-to", archive, "replace=true"));

        assertThat(PLATFORM.archives().given("c-to")).hasSize(before);
        assertThat(restore("c-to", archive, "replace=true&mask=true").statusCode()).isEqualTo(200);
        post("c-from/suspend", "{\"reason\": \"Back to yesterday\"}");
        assertThat(restore("c-from", archive, "replace=true").statusCode())
                .as("its own data needs no consent")
                .isEqualTo(200);
    }

    private void grant(String id) {
        jdbc.sql(
                        """
                        UPDATE support_accesses SET state = 'GRANTED', decided_at = now(),
                            decided_by = 'owner', expires_at = now() + interval '1 hour'
                        WHERE id = CAST(:id AS uuid)
                        """)
                .param("id", id)
                .update();
    }

    private HttpResponse<String> exportAsText(String brand) throws Exception {
        return http.send(request(brand + "/export", token()).build(), text());
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("/problems/support-access-needed");
    }
}
