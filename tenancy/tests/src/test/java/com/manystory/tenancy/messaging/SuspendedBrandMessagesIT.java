package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Messages of a brand that isn't served wait, and cost nothing meanwhile.
class SuspendedBrandMessagesIT extends MessagingTest {

    private static final Duration PROMPTLY = Duration.ofSeconds(5);

    @AfterEach
    void forget() {
        controlJdbc.sql("delete from parked_message").update();
    }

    @Test
    void keepsThemOutOfTheQueueAndDeliversThemWhenTheBrandIsServedAgain() {
        suspend();
        for (int i = 0; i < 45; i++) {
            publish(ASTER, text + "-" + i);
        }
        await().atMost(SOON).until(() -> parked() == 45);
        var received = receives();

        await().atMost(SOON).until(() -> waiting(QUEUE) == 0);
        await().during(Duration.ofSeconds(2)).until(() -> receives() == received);
        assertThat(heard.startedWith(text)).isZero();
        registry.accept(TestBrands.ASTER);

        await().atMost(PROMPTLY).until(() -> heard.startedWith(text) == 45);
        assertThat(parked()).isZero();
        assertThat(deadLetters(text)).isFalse();
    }

    @Test
    void keepsTheOnesOfOneBrandOnly() {
        suspend();
        registry.accept(TestBrands.in(Phase.SUSPENDED, TestBrands.PEBBLE));
        var before = counted("parked");
        publish(ASTER, text);
        publish(PEBBLE, text + "-other");
        await().atMost(SOON).until(() -> counted("parked") == before + 2);

        registry.accept(TestBrands.PEBBLE);

        await().atMost(PROMPTLY).until(() -> heard.of(text + "-other") == 1);
        await().during(Duration.ofSeconds(1)).until(() -> parked() == 1);
        assertThat(counted("parked")).isEqualTo(before + 2);
        assertThat(heard.of(text)).isZero();
    }

    @Test
    void keepsARepeatedMessageOnce() {
        suspend();
        var envelope = envelope(ASTER);
        var before = counted("parked");
        send(envelope, UnaryOperator.identity());
        send(envelope, UnaryOperator.identity());
        await().atMost(SOON).until(() -> counted("parked") == before + 2);

        assertThat(parked()).isEqualTo(1);
        registry.accept(TestBrands.ASTER);

        await().atMost(PROMPTLY).until(() -> heard.of(text) == 1);
    }

    @Test
    void keepsNoneThatWasHandledAlready() {
        var envelope = envelope(ASTER);
        send(envelope, UnaryOperator.identity());
        await().atMost(SOON).until(() -> heard.of(text) == 1);
        suspend();
        var before = counted("repeated");

        send(envelope, UnaryOperator.identity());

        await().atMost(SOON).until(() -> counted("repeated") == before + 1);
        assertThat(parked()).isZero();
    }

    @Test
    void keepsNoneOfALifeThatWasErasedMeanwhile() {
        suspend();
        controlJdbc
                .sql("insert into erased_brand (brand_id, incarnation) values (?, ?)")
                .params(ASTER.value(), TestBrands.ASTER.incarnation())
                .update();
        try {
            var before = counted("parked");
            send(envelope(ASTER), UnaryOperator.identity());
            await().atMost(SOON).until(() -> counted("parked") == before + 1);

            assertThat(parked()).isZero();
        } finally {
            controlJdbc
                    .sql("delete from erased_brand where brand_id = ?")
                    .param(ASTER.value())
                    .update();
        }
    }

    @Test
    void oneThatCannotBeGivenBackHoldsUpNobodyElses() {
        controlJdbc
                .sql(
                        """
                        insert into parked_message
                            (queue, brand_id, incarnation, message_id, attributes, body)
                        values (?, 'aster', ?, ?, 'broken', '{}')
                        """)
                .params(QUEUE, TestBrands.ASTER.incarnation(), UUID.randomUUID())
                .update();
        registry.accept(TestBrands.in(Phase.SUSPENDED, TestBrands.PEBBLE));
        var before = counted("parked");
        publish(PEBBLE, text);
        await().atMost(SOON).until(() -> counted("parked") == before + 1);

        registry.accept(TestBrands.PEBBLE);

        await().atMost(PROMPTLY).until(() -> heard.of(text) == 1);
        assertThat(parked()).isEqualTo(1);
    }

    @Test
    void handsOnAForgedMessageToNobodyThoughItWasParked() {
        controlJdbc
                .sql(
                        """
                        insert into parked_message
                            (queue, brand_id, incarnation, message_id, attributes, body)
                        values (?, 'aster', ?, ?, '{"tenant": "aster", "topic": "greeting"}', ?)
                        """)
                .params(
                        QUEUE,
                        TestBrands.ASTER.incarnation(),
                        UUID.randomUUID(),
                        "{\"text\": \"" + text + "\"}")
                .update();

        registry.accept(TestBrands.ASTER);

        assertEndsInDeadLetters();
    }

    private void suspend() {
        registry.accept(TestBrands.in(Phase.SUSPENDED, TestBrands.ASTER));
    }

    private int parked() {
        return controlJdbc
                .sql("select count(*) from parked_message where brand_id = 'aster'")
                .query(Integer.class)
                .single();
    }

    private double receives() {
        return counted("parked") + counted("postponed") + counted("rejected") + counted("handled");
    }
}
