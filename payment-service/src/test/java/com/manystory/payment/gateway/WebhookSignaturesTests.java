package com.manystory.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.TestBrands;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookSignaturesTests {

    private static final Brand ASTER = TestBrands.ASTER;
    private static final Brand PEBBLE = TestBrands.PEBBLE;

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
    void refusesWhatWasSignedForAnotherLifeOfTheBrand() {
        var next =
                new Brand(ASTER.id(), "aster-life-2", 1, ASTER.phase(), ASTER.cell(), ASTER.spec());
        var signature = signatures.sign("sandbox", ASTER, "e1", 1_700_000_000, body);

        assertThat(signatures.matches("sandbox", next, "e1", 1_700_000_000, body, signature))
                .isFalse();
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
