package com.manystory.tenants.archive;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A brand that may have the data of two archives stays off the air.
class UnfinishedRestoreIT extends ArchivesTest {

    @Autowired private JdbcClient jdbc;

    @Test
    void keepsABrandThatIsHalfRestoredOffTheAirUntilARestoreSucceeds() throws Exception {
        var archive = archive("half-source");
        suspended("half", aster("Half"));
        PLATFORM.archives().fail("payment", "half", "refuse");
        assertThat(restore("half", archive).statusCode()).isEqualTo(422);

        refusesToResume("half");
        // Another one that fails at its beginning doesn't make it whole.
        PLATFORM.archives().fail("catalog", "half", "refuse");
        assertThat(restore("half", archive).statusCode()).isEqualTo(422);
        refusesToResume("half");

        PLATFORM.archives().recover();
        assertThat(restore("half", archive).statusCode()).isEqualTo(200);
        assertThat(post("half/resume", "{\"reason\": \"A test\"}").text("phase"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void doesNotTrustAServiceThatDiedWithTheArchive() throws Exception {
        var archive = archive("dead-source");
        suspended("dead", aster("Dead"));
        PLATFORM.archives().fail("catalog", "dead", "die");

        assertThat(restore("dead", archive).statusCode()).isEqualTo(503);

        refusesToResume("dead");
    }

    @Test
    void resumesABrandThatARefusedArchiveLeftAsItWas() throws Exception {
        var archive = archive("whole-source");
        suspended("whole", aster("Whole"));
        PLATFORM.archives().fail("catalog", "whole", "refuse");

        assertThat(restore("whole", archive).statusCode()).isEqualTo(422);

        assertThat(post("whole/resume", "{\"reason\": \"A test\"}").text("phase"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void aRestoreThatOvertookAnotherHasToSucceedItself() throws Exception {
        var archive = archive("late-source");
        suspended("late", aster("Late"));
        // The other began while this one was at work, and its process was killed.
        PLATFORM.archives()
                .whileTaking(
                        "late",
                        () ->
                                jdbc.sql(
                                                "UPDATE brands SET unfinished_restore ="
                                                        + " gen_random_uuid() WHERE id = 'late'")
                                        .update());

        assertThat(restore("late", archive).statusCode()).isEqualTo(200);

        refusesToResume("late");
    }

    @Test
    void takesBackNoOffboardingOfAHalfRestoredBrandButRestoresIt() throws Exception {
        var archive = archive("going-source");
        suspended("going", aster("Going"));
        PLATFORM.archives().fail("payment", "going", "refuse");
        restore("going", archive);
        PLATFORM.archives().recover();
        operator()
                .send(
                        "DELETE",
                        "/api/v1/brands/going?grace=P1D",
                        "",
                        Map.of("Manystory-Reason", "A test"));

        refusesToResume("going");

        assertThat(restore("going", archive).statusCode()).isEqualTo(200);
        assertThat(post("going/resume", "{\"reason\": \"A test\"}").text("phase"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void restoresNothingIntoABrandThatIsBeingMoved() throws Exception {
        var archive = archive("moving-source");
        suspended("moving", aster("Moving"));
        jdbc.sql(
                        """
                        INSERT INTO brand_moves (brand_id, incarnation, source_cell, target_cell,
                            state, started_by, reason, lease_token, lease_until)
                        SELECT id, incarnation, cell, 'west', 'COPYING', 'asha', 'It grows.',
                            'held', now() + interval '1 hour' FROM brands WHERE id = 'moving'
                        """)
                .update();

        var refused = restore("moving", archive);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("/problems/move-running");
        assertThat(PLATFORM.archives().given("moving")).isEmpty();
        jdbc.sql("DELETE FROM brand_moves WHERE brand_id = 'moving'").update();
        assertThat(restore("moving", archive).statusCode()).isEqualTo(200);
    }

    private byte[] archive(String brand) throws Exception {
        make(brand, aster("Source"));
        return export(brand).body();
    }

    private HttpResponse<String> restore(String brand, byte[] archive) throws Exception {
        return restore(brand, archive, "replace=true");
    }

    private void refusesToResume(String brand) {
        var refused = post(brand + "/resume", "{\"reason\": \"A test\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).endsWith("/restore-unfinished");
    }
}
