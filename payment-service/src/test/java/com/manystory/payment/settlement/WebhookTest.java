package com.manystory.payment.settlement;

import com.manystory.payment.PaymentTest;
import com.manystory.payment.gateway.WebhookSignatures;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/// Gateways that send webhooks, signed for one brand and sent to one.
abstract class WebhookTest extends PaymentTest {

    static final String BODY = "{\"reference\":\"" + UUID.randomUUID() + "\"}";

    @Autowired WebhookSignatures signatures;
    @Autowired InMemoryRegistry registry;

    final void limit(Brand brand, long perSecond, long burst) {
        var quotas = Map.of("requestsPerSecond", perSecond, "requestBurst", burst);
        registry.accept(
                TestBrands.changed(brand, TestBrands.with(brand.spec(), Map.of("quotas", quotas))));
    }

    final int deliver(TenantId signedFor, TenantId sentTo, long seconds, String body) {
        return deliver(signedFor, sentTo, seconds, body, UUID.randomUUID().toString());
    }

    final int deliver(TenantId signedFor, TenantId sentTo, long seconds, String body, String id) {
        return answer(signedFor, sentTo, seconds, body, id).status();
    }

    final Answer answer(TenantId signedFor, TenantId sentTo, long seconds, String body, String id) {
        var time = Instant.now().getEpochSecond() + seconds;
        var signature =
                signatures.sign(
                        "sandbox",
                        TestBrands.named(signedFor.value()),
                        id,
                        time,
                        body.getBytes(StandardCharsets.UTF_8));
        return send(
                HttpRequest.newBuilder(uri("/webhooks/sandbox/" + sentTo))
                        .header("Content-Type", "application/json")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(time))
                        .header("webhook-signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }
}
