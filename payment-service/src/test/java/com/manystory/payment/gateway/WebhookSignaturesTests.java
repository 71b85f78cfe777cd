package com.manystory.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookSignaturesTests {

    private static final TenantId ASTER = TenantId.of("aster");
    private static final TenantId PEBBLE = TenantId.of("pebble");

    private final WebhookSignatures signatures =
            new WebhookSignatures(new WebhookSettings("0123456789abcdef0123456789abcdef"));
    private final byte[] body = "{\"a\":1.00}".getBytes(StandardCharsets.UTF_8);

    @Test
    void acceptsWhatItSignedAmongOthers() {
        var signature = signatures.sign("sandbox", ASTER, "e1", 1_700_000_000, body);

        assertThat(
                        signatures.matches(
                                "sandbox",
                                ASTER,
                                "e1",
                                1_700_000_000,
                                body,
                                "v1,AAAA " + signature))
                .isTrue();
    }

    @Test
    void refusesAnyOtherBrandGatewayIdTimeOrBody() {
        var signature = signatures.sign("sandbox", ASTER, "e1", 1_700_000_000, body);
        var other = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(signatures.matches("sandbox", PEBBLE, "e1", 1_700_000_000, body, signature))
                .isFalse();
        assertThat(signatures.matches("stripe", ASTER, "e1", 1_700_000_000, body, signature))
                .isFalse();
        assertThat(signatures.matches("sandbox", ASTER, "e2", 1_700_000_000, body, signature))
                .isFalse();
        assertThat(signatures.matches("sandbox", ASTER, "e1", 1_700_000_001, body, signature))
                .isFalse();
        assertThat(signatures.matches("sandbox", ASTER, "e1", 1_700_000_000, other, signature))
                .isFalse();
    }
}
