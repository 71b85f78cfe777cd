package com.manystory.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.payment.PaymentTest;
import com.manystory.payment.gateway.WebhookSignatures;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.TestBrands;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Webhooks, real and made up.
class WebhookIT extends PaymentTest {

    private static final String BODY = "{\"reference\":\"" + UUID.randomUUID() + "\"}";

    @Autowired private WebhookSignatures signatures;

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

    private int deliver(TenantId signedFor, TenantId sentTo, long seconds, String body) {
        return deliver(signedFor, sentTo, seconds, body, UUID.randomUUID().toString());
    }

    private int deliver(TenantId signedFor, TenantId sentTo, long seconds, String body, String id) {
        var time = Instant.now().getEpochSecond() + seconds;
        var signature =
                signatures.sign(
                        "sandbox",
                        TestBrands.named(signedFor.value()),
                        id,
                        time,
                        body.getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(uri("/webhooks/sandbox/" + sentTo))
                        .header("Content-Type", "application/json")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(time))
                        .header("webhook-signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .status();
    }
}
