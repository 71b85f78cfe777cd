package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.test.TestTokens;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Messages that aren't what they say.
class ForgedMessagesIT extends MessagingTest {

    @Test
    void neverHandlesAMessageWithoutABrand() {
        send(envelope(ASTER), sealed -> with(sealed, "", sealed.incarnation(), sealed.seal()));

        assertEndsInDeadLetters();
    }

    @Test
    void neverHandlesAMessageOfAnUnknownBrand() {
        var unknown = TestBrands.named("zinnia");
        send(
                new Envelope(
                        UUID.randomUUID().toString(),
                        "greeting",
                        "zinnia",
                        unknown.incarnation(),
                        "Greeting",
                        null,
                        Map.of()),
                UnaryOperator.identity());

        assertEndsInDeadLetters();
    }

    @Test
    void neverHandlesAMessageWhoseBrandWasForged() {
        send(
                envelope(ASTER),
                sealed -> with(sealed, "pebble", TestBrands.PEBBLE.incarnation(), sealed.seal()));

        assertEndsInDeadLetters();
        assertThat(notes(PEBBLE)).isZero();
    }

    @Test
    void neverHandlesAMessageWithoutASeal() {
        send(envelope(ASTER), sealed -> with(sealed, "aster", sealed.incarnation(), null));

        assertEndsInDeadLetters();
    }

    @Test
    void neverHandlesAMessageThatAnotherProcessSealed() {
        var body = "{\"text\": \"" + text + "\"}";
        sendSealed(envelope(ASTER).sealed(TestTokens.seals("storefront-bff"), body), body);

        assertEndsInDeadLetters();
    }

    @Test
    void dropsAMessageOfAnotherLifeOfItsBrand() {
        var old =
                new Envelope(
                        UUID.randomUUID().toString(),
                        "greeting",
                        "aster",
                        "an-earlier-life",
                        "Greeting",
                        null,
                        Map.of());
        send(old, UnaryOperator.identity());

        await().atMost(SOON).until(() -> waiting(QUEUE) == 0);
        assertThat(heard.of(text)).isZero();
        assertThat(deadLetters(text)).isFalse();
    }

    private static Envelope with(
            Envelope sealed, String tenant, String incarnation, @Nullable String seal) {
        return new Envelope(
                sealed.id(),
                sealed.topic(),
                tenant,
                incarnation,
                sealed.type(),
                seal,
                sealed.headers());
    }
}
