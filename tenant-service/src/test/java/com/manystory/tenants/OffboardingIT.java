package com.manystory.tenants;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenants.ControlPlane.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The end of a brand: a time of grace, the erasure, the look for what is left, and the proof.
class OffboardingIT extends ControlPlaneTest {

    @Autowired private JdbcClient jdbc;

    @Test
    void erasesNothingDuringTheTimeOfGrace() throws InterruptedException {
        air("o-grace");

        var accepted = delete("o-grace", "?grace=P30D");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.text("phase")).isEqualTo("OFFBOARDING");
        var offboarding = accepted.body().path("offboarding");
        assertThat(offboarding.path("reason").asString()).isEqualTo("Closed");
        assertThat(offboarding.path("eraseAfter").asString()).isNotEmpty();
        Thread.sleep(300);
        assertThat(PLATFORM.erasures("o-grace")).isEmpty();
    }

    @Test
    void takesTheOffboardingBackDuringTheTimeOfGrace() throws InterruptedException {
        air("o-back");
        delete("o-back", "?grace=PT3S");

        var resumed = post("o-back/resume", "{\"reason\": \"They stay\"}");

        assertThat(resumed.text("phase")).isEqualTo("ACTIVE");
        assertThat(resumed.body().has("offboarding")).isFalse();
        Thread.sleep(3_200);
        assertThat(PLATFORM.erasures("o-back")).isEmpty();
        assertThat(operator().get("/api/v1/brands/o-back").text("phase")).isEqualTo("ACTIVE");
    }

    @Test
    void erasesWhenTheTimeOfGraceIsOver() {
        air("o-over");
        delete("o-over", "?grace=PT1S");

        await().untilAsserted(() ->
                assertThat(operator().get("/api/v1/brands/o-over").status()).isEqualTo(404));
    }

    @Test
    void canNotBeTakenBackOnceTheErasureHasBegun() {
        air("o-late");
        PLATFORM.leave("payment", "o-late", "A ledger");
        delete("o-late", "");
        await().untilAsserted(() -> assertThat(PLATFORM.erasures("o-late")).isNotEmpty());

        var resumed = post("o-late/resume", "{\"reason\": \"A test\"}");

        assertThat(resumed.status()).isEqualTo(409);
        PLATFORM.clear("payment", "o-late");
    }

    @Test
    void certifiesNothingWhileSomethingIsLeft() {
        air("o-left");
        PLATFORM.leave("catalog", "o-left", "Database catalog_o-left on cell local");

        delete("o-left", "");

        await().untilAsserted(() -> {
            var condition = condition(operator().get("/api/v1/brands/o-left"), "CatalogService");
            assertThat(condition.path("reason").asString()).isEqualTo("SomethingLeft");
            assertThat(condition.path("message").asString())
                    .contains("Database catalog_o-left on cell local");
        });
        assertThat(certificates("o-left")).isEmpty();
        PLATFORM.clear("catalog", "o-left");
        await().untilAsserted(() -> assertThat(certificates("o-left")).hasSize(1));
    }

    @Test
    void certifiesNothingWhileAServiceCanNotLook() {
        air("o-blind");
        PLATFORM.blind("payment", "o-blind");

        delete("o-blind", "");

        await().untilAsserted(() ->
                assertThat(
                                condition(
                                                operator().get("/api/v1/brands/o-blind"),
                                                "PaymentService")
                                        .path("message")
                                        .asString())
                        .contains("It isn't known what is left"));
        assertThat(certificates("o-blind")).isEmpty();
        PLATFORM.clear("payment", "o-blind");
        await().untilAsserted(() -> assertThat(certificates("o-blind")).hasSize(1));
    }

    @Test
    void certifiesNothingWhileAServiceDoesNotSayWhereItLooked() {
        air("o-silent");
        PLATFORM.silence("storefront", "o-silent");

        delete("o-silent", "");

        await().untilAsserted(() ->
                assertThat(
                                condition(
                                                operator().get("/api/v1/brands/o-silent"),
                                                "StorefrontBff")
                                        .path("reason")
                                        .asString())
                        .isEqualTo("NobodyLooked"));
        assertThat(certificates("o-silent")).isEmpty();
        PLATFORM.clear("storefront", "o-silent");
        await().untilAsserted(() -> assertThat(certificates("o-silent")).hasSize(1));
    }

    @Test
    void provesWhereItLookedAndWhoWantedIt() {
        var incarnation = air("o-proof").text("incarnation");
        delete("o-proof", "");

        var certificate = operator().get("/api/v1/erasures/" + incarnation).body();

        assertThat(certificate.path("intact").asBoolean()).isTrue();
        var document = JsonMapper.shared().readTree(certificate.path("document").asString());
        assertThat(document.path("brand").asString()).isEqualTo("o-proof");
        assertThat(document.path("requestedBy").asString()).isEqualTo("asha");
        assertThat(document.path("reason").asString()).isEqualTo("Closed");
        assertThat(document.path("looks").values())
                .extracting(look -> look.path("service").asString())
                .containsExactlyInAnyOrder(
                        "catalog-service", "payment-service", "storefront-bff", "tenant-service");
        assertThat(document.path("looks").path(0).path("lookedAt").path(0).asString())
                .isEqualTo("Databases of o-proof");
        assertThat(events("o-proof").getFirst().path("after")).isEqualTo(document);
    }

    @Test
    void showsACertificateThatSomebodyChanged() {
        var incarnation = air("o-forged").text("incarnation");
        delete("o-forged", "");

        jdbc.sql(
                        """
                        UPDATE erasure_certificates SET document = replace(document, 'Closed', 'Open')
                        WHERE incarnation = :incarnation
                        """)
                .param("incarnation", incarnation)
                .update();

        assertThat(
                        operator()
                                .get("/api/v1/erasures/" + incarnation)
                                .body()
                                .path("intact")
                                .asBoolean())
                .isFalse();
    }

    @Test
    void refusesATimeOfGraceThatIsNone() {
        air("o-bad");
        for (var grace : new String[] {"tomorrow", "-PT1S", "P366D", "P1Y", ""}) {
            var refused = delete("o-bad", "?grace=" + grace);
            assertThat(refused.status()).as(grace).isEqualTo(400);
            assertThat(refused.body().path("errors").path(0).path("pointer").asString())
                    .isEqualTo("/grace");
        }
        assertThat(operator().get("/api/v1/brands/o-bad").text("phase")).isEqualTo("ACTIVE");
    }

    @Test
    void knowsNoCertificateOfALifeThatGoesOn() {
        var incarnation = air("o-alive").text("incarnation");

        assertThat(operator().get("/api/v1/erasures/" + incarnation).status()).isEqualTo(404);
    }

    private Reply air(String brand) {
        return operator().put(brand, aster("Aster"), "Prefer", "wait=10");
    }

    private Reply delete(String brand, String query) {
        return operator()
                .send(
                        "DELETE",
                        "/api/v1/brands/" + brand + query,
                        "",
                        Map.of("Prefer", "wait=2", "Manystory-Reason", "Closed"));
    }

    private JsonNode certificates(String brand) {
        return operator().get("/api/v1/erasures?brand=" + brand).body().path("items");
    }
}
