package com.manystory.tenants;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenants.FakePlatform.Answer;
import com.manystory.tenants.FakePlatform.Call;
import com.manystory.tenants.FakePlatform.Erasure;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The life of a brand, from its first put to its erasure.
class BrandLifecycleIT extends ControlPlaneTest {

    @Test
    void bringsABrandOnTheAirWhileThePutWaits() {
        var created = operator().put("aster-air", aster("Aster"), "Prefer", "wait=10");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Preference-Applied")).isEqualTo("wait=10");
        assertThat(created.header("ETag")).startsWith("\"");
        assertThat(created.text("phase")).isEqualTo("ACTIVE");
        assertThat(created.body().path("generation").asInt()).isEqualTo(1);
        assertThat(created.body().path("observedGeneration").asInt()).isEqualTo(1);
        assertThat(created.body().path("addresses").path("storefront").asString())
                .startsWith("http://aster-air.localhost:");
        assertThat(created.body().path("spec").path("payments").path("gateway").asString())
                .isEqualTo("sandbox");
        assertThat(created.body().path("conditions").values())
                .extracting(condition -> condition.path("type").asString())
                .contains("CatalogService", "catalogDatabase", "StorefrontBff");
    }

    @Test
    void tellsTheStorefrontLastThatABrandIsOnTheAir() {
        operator().put("aster-order", aster("Aster"), "Prefer", "wait=10");

        var told =
                PLATFORM.calls("aster-order").stream()
                        .filter(call -> call.phase().equals("ACTIVE"))
                        .map(Call::service)
                        .toList();
        assertThat(told).containsExactlyInAnyOrder("catalog", "payment", "storefront");
        assertThat(told.getLast()).isEqualTo("storefront");
    }

    @Test
    void suspendsAtOnceAndResumes() {
        operator().put("aster-sus", aster("Aster"), "Prefer", "wait=10");
        var noReason = post("aster-sus/suspend", "{}");
        var suspended = post("aster-sus/suspend", "{\"reason\": \"Unpaid\"}");

        assertThat(noReason.status()).isEqualTo(400);
        assertThat(suspended.text("phase")).isEqualTo("SUSPENDED");
        assertThat(suspended.body().path("suspension").path("reason").asString())
                .isEqualTo("Unpaid");
        await().untilAsserted(() ->
                assertThat(PLATFORM.calls("aster-sus"))
                        .contains(new Call("storefront", "PUT", "aster-sus", "SUSPENDED")));
        // A change of the desired state doesn't put it on the air again.
        assertThat(operator().put("aster-sus", aster("New"), "Prefer", "wait=10").text("phase"))
                .isEqualTo("SUSPENDED");
        assertThat(post("aster-sus/resume", "{\"reason\": \"A test\"}").text("phase"))
                .isEqualTo("ACTIVE");
        assertThat(events("aster-sus"))
                .extracting(event -> event.path("action").asString())
                .containsExactly("brand.resume", "brand.update", "brand.suspend", "brand.create");
    }

    @Test
    void erasesABrandAndGivesItsNextLifeANewIncarnation() {
        var first = operator().put("aster-del", aster("Aster"), "Prefer", "wait=10");
        var gone =
                operator()
                        .send(
                                "DELETE",
                                "/api/v1/brands/aster-del",
                                "",
                                Map.of("Prefer", "wait=10", "Manystory-Reason", "Closed"));

        assertThat(gone.status()).isEqualTo(204);
        assertThat(operator().get("/api/v1/brands/aster-del").status()).isEqualTo(404);
        assertThat(PLATFORM.calls("aster-del"))
                .filteredOn(call -> call.method().equals("DELETE"))
                .extracting(Call::service)
                .containsExactlyInAnyOrder("storefront", "catalog", "payment")
                .startsWith("storefront");
        assertThat(PLATFORM.erasures("aster-del"))
                .hasSize(3)
                .extracting(Erasure::query)
                .containsOnly("incarnation=" + first.text("incarnation"));
        var second = operator().put("aster-del", aster("Aster"), "Prefer", "wait=10");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("incarnation")).isGreaterThan(first.text("incarnation"));
        assertThat(events("aster-del"))
                .extracting(event -> event.path("action").asString())
                .containsExactly("brand.create", "brand.erased", "brand.delete", "brand.create");
    }

    @Test
    void hasThePasswordsChangedByEveryService() {
        operator().put("aster-rot", aster("Aster"), "Prefer", "wait=10");

        var rotated = post("aster-rot/rotate-credentials", "{\"reason\": \"Somebody left\"}");

        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.body().path("observedGeneration").asInt()).isEqualTo(2);
        assertThat(PLATFORM.credentials("aster-rot")).containsOnly(1, 2).endsWith(2);
        assertThat(events("aster-rot").getFirst().path("action").asString())
                .isEqualTo("brand.rotate-credentials");
        assertThat(post("aster-rot/rotate-credentials", "{}").status()).isEqualTo(400);
    }

    @Test
    void changesNoPasswordsAgainBeforeThatWasBroughtAbout() {
        operator().put("aster-rots", aster("Aster"), "Prefer", "wait=10");
        PLATFORM.answer("payment", "aster-rots", new Answer(503, "{}"));
        operator()
                .send(
                        "POST",
                        "/api/v1/brands/aster-rots/rotate-credentials",
                        "{\"reason\": \"Somebody left\"}",
                        Map.of());

        var again = post("aster-rots/rotate-credentials", "{\"reason\": \"Again\"}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("type")).endsWith("/brand-unsettled");
        PLATFORM.recover("payment", "aster-rots");
    }

    @Test
    void keepsErasingUntilEveryServiceHasDoneItsPart() {
        operator().put("aster-stuck", aster("Aster"), "Prefer", "wait=10");
        PLATFORM.answer("payment", "aster-stuck", new Answer(500, "{}"));

        var accepted =
                operator()
                        .send(
                                "DELETE",
                                "/api/v1/brands/aster-stuck",
                                "",
                                Map.of("Prefer", "wait=1", "Manystory-Reason", "A test"));
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.text("phase")).isEqualTo("OFFBOARDING");
        assertThat(operator().put("aster-stuck", aster("Again")).status()).isEqualTo(409);

        PLATFORM.recover("payment", "aster-stuck");
        await().untilAsserted(() ->
                assertThat(operator().get("/api/v1/brands/aster-stuck").status()).isEqualTo(404));
    }

    @Test
    void tellsCauseAndFixWhileAServiceIsAwayAndGoesOnByItself() {
        PLATFORM.answer("payment", "aster-slow", new Answer(503, "{}"));

        var waiting = operator().put("aster-slow", aster("Aster"), "Prefer", "wait=1");
        assertThat(waiting.text("phase")).isEqualTo("PROVISIONING");
        assertThat(condition(waiting, "PaymentService").path("reason").asString())
                .isEqualTo("ServiceFailed");
        assertThat(condition(waiting, "PaymentService").path("fix").asString()).isNotEmpty();

        PLATFORM.recover("payment", "aster-slow");
        assertThat(operator().put("aster-slow", aster("Aster"), "Prefer", "wait=10").text("phase"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void degradesABrandThatWasOnTheAirInsteadOfTakingItOff() {
        operator().put("aster-deg", aster("Aster"), "Prefer", "wait=10");
        PLATFORM.answer("catalog", "aster-deg", new Answer(500, "{}"));

        operator().put("aster-deg", aster("Two"));
        await().untilAsserted(() ->
                assertThat(operator().get("/api/v1/brands/aster-deg").text("phase"))
                        .isEqualTo("DEGRADED"));
        PLATFORM.recover("catalog", "aster-deg");
        await().untilAsserted(() ->
                assertThat(operator().get("/api/v1/brands/aster-deg").text("phase"))
                        .isEqualTo("ACTIVE"));
    }

    @Test
    void failsABrandWhoseDesiredStateAServiceRefuses() {
        PLATFORM.answer("catalog", "aster-fail", new Answer(422, "{}"));
        var failed = operator().put("aster-fail", aster("Aster"), "Prefer", "wait=10");
        assertThat(failed.text("phase")).isEqualTo("FAILED");
        assertThat(condition(failed, "CatalogService").path("reason").asString())
                .isEqualTo("DesiredStateRefused");
        assertThat(failed.body().path("observedGeneration").asInt()).isEqualTo(1);

        PLATFORM.recover("catalog", "aster-fail");
        assertThat(operator().put("aster-fail", aster("Better"), "Prefer", "wait=10").text("phase"))
                .isEqualTo("ACTIVE");
    }
}
