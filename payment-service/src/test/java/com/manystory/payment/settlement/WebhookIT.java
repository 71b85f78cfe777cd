package com.manystory.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.usage.Measure;
import com.manystory.tenancy.usage.Usage;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Webhooks, real and made up.
class WebhookIT extends WebhookTest {

    @Autowired private Usage usage;

    @Test
    void acceptsWhatIsSignedAndNew() {
        assertThat(deliver(ASTER, ASTER, 0, BODY)).isEqualTo(204);
        assertThat(deliver(ASTER, ASTER, -299, BODY)).isEqualTo(204);
    }

    @Test
    void keepsEachEventOnce() {
        var before = count(ASTER, "SELECT count(*) FROM gateway_event");
        var id = UUID.randomUUID().toString();
        for (int i = 0; i < 10; i++) {
            assertThat(deliver(ASTER, ASTER, 0, BODY, id)).isEqualTo(204);
        }

        assertThat(count(ASTER, "SELECT count(*) FROM gateway_event") - before).isEqualTo(1);
    }

    @Test
    void refusesWhatIsOldForeignOrChanged() {
        assertThat(deliver(ASTER, ASTER, -302, BODY)).isEqualTo(400);
        assertThat(deliver(ASTER, ASTER, 302, BODY)).isEqualTo(400);
        assertThat(deliver(ASTER, PEBBLE, 0, BODY)).isEqualTo(400);
        assertThat(deliver(ASTER, ASTER, 0, "{}")).isEqualTo(400);
        assertThat(deliver(ASTER, ASTER, 0, "x".repeat(70_000))).isEqualTo(400);
    }

    @Test
    void knowsNoUnknownBrand() {
        assertThat(deliver(TenantId.of("zebra"), TenantId.of("zebra"), 0, BODY)).isEqualTo(404);
    }

    @Test
    void tellsTheGatewayToComeAgainWhileTheBrandIsNotServed() {
        registry.accept(TestBrands.in(Phase.SUSPENDED, TestBrands.ASTER));
        try {
            var refused = answer(ASTER, ASTER, 0, BODY, UUID.randomUUID().toString());

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("brand-suspended");
            assertThat(refused.raw().headers().firstValue("Retry-After")).contains("30");
            assertThat(deliver(PEBBLE, PEBBLE, 0, BODY)).isEqualTo(204);
        } finally {
            registry.accept(TestBrands.ASTER);
        }
        assertThat(deliver(ASTER, ASTER, 0, BODY)).isEqualTo(204);
    }

    @Test
    void keepsABrandsWebhooksToItsLimit() {
        limit(TestBrands.ASTER, 3, 3);
        try {
            var answers =
                    IntStream.range(0, 12)
                            .mapToObj(_ ->
                                    answer(ASTER, ASTER, 0, BODY, UUID.randomUUID().toString()))
                            .toList();

            assertThat(answers)
                    .extracting(Answer::status)
                    .contains(204, 429)
                    .containsOnly(204, 429);
            var refused =
                    answers.stream().filter(answer -> answer.status() == 429).findFirst().get();
            assertThat(refused.problem()).isEqualTo("rate-limited");
            assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
            assertThat(deliver(PEBBLE, PEBBLE, 0, BODY)).isEqualTo(204);
        } finally {
            registry.accept(TestBrands.ASTER);
        }
    }

    @Test
    void leavesTheLimitAloneForWhatTheBrandsGatewayDidNotSign() {
        limit(TestBrands.ASTER, 3, 3);
        try {
            for (int i = 0; i < 12; i++) {
                assertThat(deliver(PEBBLE, ASTER, 0, BODY)).isEqualTo(400);
            }

            assertThat(deliver(ASTER, ASTER, 0, BODY)).isEqualTo(204);
        } finally {
            registry.accept(TestBrands.ASTER);
        }
    }

    @Test
    void countsWebhooksAsTheBrandsUse() {
        var before = requests(TestBrands.ASTER);
        var others = requests(TestBrands.PEBBLE);

        deliver(ASTER, ASTER, 0, BODY);
        deliver(ASTER, ASTER, 0, BODY);
        deliver(PEBBLE, ASTER, 0, BODY);

        assertThat(requests(TestBrands.ASTER)).isEqualTo(before + 2);
        assertThat(requests(TestBrands.PEBBLE)).isEqualTo(others);
    }

    private long requests(Brand brand) {
        return usage.of(brand).soFar(Measure.REQUESTS);
    }
}
