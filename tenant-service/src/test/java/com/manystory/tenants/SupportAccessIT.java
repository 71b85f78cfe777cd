package com.manystory.tenants;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.TestTokens;
import com.manystory.tenants.ControlPlane.Reply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The platform's people get to a brand's data when the brand lets them, as long as it lets them.
class SupportAccessIT extends ControlPlaneTest {

    private static final String EMERGENCY = "{\"reason\": \"Leak\", \"emergency\": true}";

    private final String brand = "aster-s" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired private JdbcClient jdbc;

    @BeforeEach
    void onTheAir() {
        operator().put(brand, aster("Aster"), "Prefer", "wait=10");
    }

    @Test
    void nobodyWorksOnABrandThatHasNotConsented() {
        assertThat(use(brand, false).status()).isEqualTo(403);
        assertThat(use(brand, false).text("type")).endsWith("/support-access-needed");

        var id = ask("{\"reason\": \"Ticket 4711\"}");
        assertThat(use(brand, false).status()).isEqualTo(403);
        assertThat(decide(id, "refuse").text("state")).isEqualTo("REFUSED");
        assertThat(use(brand, false).status()).isEqualTo(403);
    }

    @Test
    void aGrantLastsForTheTimeAskedForAndCoversWhatWasAskedFor() {
        var id = ask("{\"reason\": \"Ticket 4711\", \"hours\": 2}");
        var granted = decide(id, "grant");

        assertThat(granted.text("state")).isEqualTo("GRANTED");
        assertThat(use(brand, false).status()).isEqualTo(204);
        assertThat(use(brand, true).status()).isEqualTo(403);

        age("expires_at = now() - interval '1 second'", id);
        assertThat(use(brand, false).status()).isEqualTo(403);
        assertThat(list().path("items").get(0).path("state").asString()).isEqualTo("EXPIRED");
        assertThat(decide(id, "grant").status()).isEqualTo(409);
    }

    @Test
    void theBrandEndsItAtOnce() {
        var id = ask("{\"reason\": \"Ticket 4711\", \"changes\": true}");
        decide(id, "grant");
        assertThat(use(brand, true).status()).isEqualTo(204);

        assertThat(decide(id, "end").text("state")).isEqualTo("ENDED");

        assertThat(use(brand, true).status()).isEqualTo(403);
    }

    @Test
    void aRequestThatNobodyAnsweredInAWeekIsOver() {
        var id = ask("{\"reason\": \"Ticket 4711\"}");

        age("asked_at = now() - interval '8 days'", id);

        assertThat(decide(id, "grant").status()).isEqualTo(409);
    }

    @Test
    void anEmergencyBeginsAtOnceAndShowsThatItDid() {
        var id = ask("{\"reason\": \"Leak\", \"emergency\": true, \"changes\": true}");

        assertThat(use(brand, true).status()).isEqualTo(204);
        var shown = list().path("items").get(0);
        assertThat(shown.path("id").asString()).isEqualTo(id);
        assertThat(shown.path("emergency").asBoolean()).isTrue();
        assertThat(shown.path("uses").asInt()).isEqualTo(1);
        assertThat(trail())
                .extracting(event -> event.path("action").asString())
                .contains("support-access.emergency");
    }

    @Test
    void anEmergencyAskedForAgainBecomesNoLonger() {
        var first = post(brand + "/support-accesses", EMERGENCY);
        age("asked_at = now() - interval '3 hours'", first.text("id"));

        var again = post(brand + "/support-accesses", EMERGENCY);

        assertThat(again.status()).isEqualTo(201);
        assertThat(Instant.parse(again.text("expiresAt")))
                .isCloseTo(Instant.now().plusSeconds(3_600), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void noEmergencyFollowsAnotherWithinADay() {
        var first = ask(EMERGENCY);
        age("asked_at = now() - interval '5 hours', expires_at = now()", first);

        var again = post(brand + "/support-accesses", EMERGENCY);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("type")).endsWith("/emergency-over");
        assertThat(use(brand, false).status()).isEqualTo(403);
        assertThat(post(another() + "/support-accesses", EMERGENCY).status()).isEqualTo(201);
        age("asked_at = now() - interval '25 hours'", first);
        assertThat(post(brand + "/support-accesses", EMERGENCY).status()).isEqualTo(201);
    }

    @Test
    void anEmergencyFollowsAnotherWhenTheBrandHasConsentedInBetween() {
        age("asked_at = now() - interval '5 hours', expires_at = now()", ask(EMERGENCY));
        decide(ask("{\"reason\": \"Ticket 4711\"}"), "refuse");
        assertThat(post(brand + "/support-accesses", EMERGENCY).status()).isEqualTo(409);

        decide(ask("{\"reason\": \"Ticket 4712\"}"), "grant");

        assertThat(post(brand + "/support-accesses", EMERGENCY).status()).isEqualTo(201);
    }

    @Test
    void theBrandReadsEveryUseInTheAudit() {
        decide(ask("{\"reason\": \"Ticket 4711\"}"), "grant");
        use(brand, false);

        var used = trail().iterator().next();

        assertThat(used.path("action").asString()).isEqualTo("support-access.use");
        assertThat(used.path("actor").asString()).isEqualTo("operator:asha via admin-console");
        assertThat(used.path("after").path("path").asString()).isEqualTo("/listings");
        assertThat(used.path("reason").asString()).isEqualTo("Ticket 4711");
        assertThat(trail())
                .extracting(event -> event.path("action").asString())
                .containsSubsequence(
                        "support-access.use", "support-access.grant", "support-access.ask");
    }

    @Test
    void aGrantIsForOneOperatorAndOneBrand() {
        decide(ask("{\"reason\": \"Ticket 4711\"}"), "grant");
        var other = another();

        assertThat(use(other, false).status()).isEqualTo(403);
        assertThat(useAs("operator:somebody-else", brand, brand).status()).isEqualTo(403);
        // Staff whose subject looks like the operator's, and a token for another brand.
        assertThat(useAs("asha", brand, brand).status()).isEqualTo(403);
        assertThat(useAs("operator:asha", other, brand).status()).isEqualTo(403);
    }

    @Test
    void onlyTheBrandsOwnerDecides() {
        var id = ask("{\"reason\": \"Ticket 4711\"}");
        var path = "/internal/v1/brands/%s/support-accesses/%s/grant".formatted(brand, id);

        for (var role : new String[] {"viewer", "editor", "finance", "operator"}) {
            assertThat(as("staff:x", role, brand).send("POST", path, "", Map.of()).status())
                    .as(role)
                    .isEqualTo(403);
        }
        var other = another();
        assertThat(as("staff:x", "owner", other).send("POST", path, "", Map.of()).status())
                .isEqualTo(403);
        assertThat(operator().send("POST", path, "", Map.of()).status()).isEqualTo(401);
        assertThat(use(brand, false).status()).isEqualTo(403);
    }

    @Test
    void whoMayOnlyReadCanNotAskForChanges() {
        var reader = withToken(PLATFORM.token("operator:read"));
        var path = "/api/v1/brands/%s/support-accesses".formatted(brand);

        assertThat(
                        reader.send(
                                        "POST",
                                        path,
                                        "{\"reason\": \"T\", \"changes\": true}",
                                        Map.of())
                                .status())
                .isEqualTo(403);
        assertThat(
                        reader.send(
                                        "POST",
                                        path,
                                        "{\"reason\": \"T\", \"emergency\": true}",
                                        Map.of())
                                .status())
                .isEqualTo(403);
        assertThat(reader.send("POST", path, "{\"reason\": \"T\"}", Map.of()).status())
                .isEqualTo(201);
    }

    @Test
    void pointsAtWhatIsWrongWithARequest() {
        var path = brand + "/support-accesses";
        var silent = post(path, "{\"hours\": 169}");
        var tooLong = post(path, "{\"reason\": \"Leak\", \"emergency\": true, \"hours\": 5}");

        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.body().path("errors").values())
                .extracting(error -> error.path("pointer").asString())
                .containsExactly("/reason", "/hours");
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(post("nobody/support-accesses", "{\"reason\": \"T\"}").status()).isEqualTo(404);
    }

    @Test
    void theNextLifeOfABrandInheritsNothing() {
        decide(ask("{\"reason\": \"Ticket 4711\"}"), "grant");
        operator()
                .send(
                        "DELETE",
                        "/api/v1/brands/" + brand,
                        "",
                        Map.of("Prefer", "wait=10", "Manystory-Reason", "A test"));
        operator().put(brand, aster("Another"), "Prefer", "wait=10");

        assertThat(use(brand, false).status()).isEqualTo(403);
        assertThat(list().path("items").size()).isZero();
        assertThat(trail())
                .extracting(event -> event.path("action").asString())
                .containsOnly("brand.create");
    }

    private String another() {
        var other = "pebble-" + brand.substring(7);
        operator().put(other, aster("Pebble"), "Prefer", "wait=10");
        return other;
    }

    private String ask(String wanted) {
        var asked = post(brand + "/support-accesses", wanted);
        assertThat(asked.status()).isEqualTo(201);
        return asked.text("id");
    }

    private Reply decide(String id, String decision) {
        return owner().send(
                        "POST",
                        "/internal/v1/brands/%s/support-accesses/%s/%s"
                                .formatted(brand, id, decision),
                        "",
                        Map.of());
    }

    private JsonNode list() {
        return owner().get("/internal/v1/brands/%s/support-accesses".formatted(brand)).body();
    }

    private Iterable<JsonNode> trail() {
        return owner().get("/internal/v1/brands/%s/audit-events".formatted(brand))
                .body()
                .path("items")
                .values();
    }

    private Reply use(String brand, boolean change) {
        return use("operator:asha", brand, brand, change);
    }

    private Reply useAs(String subject, String tokenBrand, String brand) {
        return use(subject, tokenBrand, brand, false);
    }

    private Reply use(String subject, String tokenBrand, String brand, boolean change) {
        var use = "{\"method\": \"GET\", \"path\": \"/listings\", \"change\": %s}";
        return as(subject, "operator", tokenBrand)
                .send(
                        "POST",
                        "/internal/v1/brands/%s/support-uses".formatted(brand),
                        use.formatted(change),
                        Map.of());
    }

    private ControlPlane owner() {
        return as("staff:" + brand + ":olivia", "owner", brand);
    }

    private ControlPlane as(String subject, String role, String brand) {
        return withToken(TestTokens.mint("tenant-service", TenantId.of(brand), subject, role));
    }

    private void age(String change, String id) {
        jdbc.sql("UPDATE support_accesses SET " + change + " WHERE id = :id")
                .param("id", UUID.fromString(id))
                .update();
    }
}
