package com.manystory.tenants;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenants.ControlPlane.Reply;
import com.manystory.tenants.FakePlatform.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A generation counts as observed from when every service knows it.
class ObservedGenerationIT extends ControlPlaneTest {

    @Test
    void observesNoGenerationThatAServiceWasNotToldOf() {
        operator().put("gen-away", aster("One"), "Prefer", "wait=10");
        PLATFORM.answer("payment", "gen-away", new Answer(503, "{}"));
        operator().put("gen-away", aster("Two"));

        await().until(() -> brand("gen-away").text("phase").equals("DEGRADED"));
        awaitTries("gen-away", 3);
        var waiting = brand("gen-away");
        assertThat(observed(waiting)).isEqualTo(1);
        assertThat(seenIn(waiting, "catalogDatabase")).isEqualTo(2);
        assertThat(seenIn(waiting, "paymentDatabase")).isEqualTo(1);
        assertThat(seenIn(waiting, "PaymentService")).isEqualTo(2);

        PLATFORM.recover("payment", "gen-away");
        await().until(() -> observed(brand("gen-away")) == 2);
        assertThat(seenIn(brand("gen-away"), "paymentDatabase")).isEqualTo(2);
    }

    @Test
    void waitsForASuspensionUntilEveryServiceKnowsIt() {
        operator().put("gen-sus", aster("One"), "Prefer", "wait=10");
        PLATFORM.answer("storefront", "gen-sus", new Answer(503, "{}"));

        var suspended =
                operator()
                        .send(
                                "POST",
                                "/api/v1/brands/gen-sus/suspend",
                                "{\"reason\": \"Unpaid\"}",
                                Map.of("Prefer", "wait=1"));
        assertThat(suspended.text("phase")).isEqualTo("SUSPENDED");
        assertThat(observed(suspended)).isEqualTo(1);

        PLATFORM.recover("storefront", "gen-sus");
        await().until(() -> observed(brand("gen-sus")) == 2);
    }

    @Test
    void observesAGenerationThatAServiceKnowsButHasNotBroughtAboutYet() {
        operator().put("gen-slow", aster("One"), "Prefer", "wait=10");
        PLATFORM.answer("payment", "gen-slow", new Answer(200, report(2, "FALSE")));
        operator().put("gen-slow", aster("Two"));

        await().until(() -> observed(brand("gen-slow")) == 2);
        assertThat(brand("gen-slow").text("phase")).isEqualTo("DEGRADED");
        finish("gen-slow");
    }

    @Test
    void believesNoAnswerAboutAnotherGeneration() {
        operator().put("gen-old", aster("One"), "Prefer", "wait=10");
        PLATFORM.answer("payment", "gen-old", new Answer(200, report(1, "TRUE")));
        operator().put("gen-old", aster("Two"));

        await().until(() -> brand("gen-old").text("phase").equals("DEGRADED"));
        awaitTries("gen-old", 3);
        assertThat(observed(brand("gen-old"))).isEqualTo(1);
        assertThat(condition(brand("gen-old"), "PaymentService").path("reason").asString())
                .isEqualTo("AnswerNotUnderstood");
        finish("gen-old");
    }

    /// Other tests of this database would wait behind work that is never done.
    private void finish(String id) {
        PLATFORM.recover("payment", id);
        await().until(() -> brand(id).text("phase").equals("ACTIVE"));
    }

    private Reply brand(String id) {
        return operator().get("/api/v1/brands/" + id);
    }

    private static String report(int generation, String status) {
        return """
        {"brand": "any", "generation": %d, "conditions": [
          {"type": "paymentDatabase", "status": "%s", "reason": "Migrating",
           "message": "It is being migrated.", "fix": "Wait."}]}
        """
                .formatted(generation, status);
    }

    private static int observed(Reply brand) {
        return brand.body().path("observedGeneration").asInt();
    }

    private static int seenIn(Reply brand, String condition) {
        return condition(brand, condition).path("observedGeneration").asInt();
    }
}
