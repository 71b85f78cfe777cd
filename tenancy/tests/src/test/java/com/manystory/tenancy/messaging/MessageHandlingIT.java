package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.observation.Observation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/// What becomes of a message that arrives.
class MessageHandlingIT extends MessagingTest {

    @Test
    void handlesAnEventForTheBrandThatPublishedIt() {
        publish(ASTER, text);

        await().atMost(SOON).until(() -> heard.of(text) == 1);
        assertThat(heard.all).contains("aster aster aster " + text);
        assertThat(notes(ASTER)).isEqualTo(1);
        assertThat(notes(PEBBLE)).isZero();
    }

    @Test
    void handlesARepeatedMessageOnce() {
        var envelope = envelope(ASTER);
        send(envelope, UnaryOperator.identity());
        await().atMost(SOON).until(() -> heard.of(text) == 1);

        send(envelope, UnaryOperator.identity());

        await().atMost(SOON).until(() -> waiting(QUEUE) == 0);
        assertThat(heard.of(text)).isEqualTo(1);
        assertThat(notes(ASTER)).isEqualTo(1);
    }

    @Test
    void undoesAFailedHandlingAndTriesAgain() {
        heard.failures.set(1);
        publish(ASTER, text);

        await().atMost(SOON).until(() -> heard.of(text) == 1);
        assertThat(notes(ASTER)).isEqualTo(1);
    }

    @Test
    void losesNothingInAnOutageThatOutlastsTheReceives() {
        heard.outages.set(2 * MAX_RECEIVES + 1);
        publish(ASTER, text);

        await().atMost(Duration.ofSeconds(60)).until(() -> heard.of(text) == 1);
        assertThat(notes(ASTER)).isEqualTo(1);
        assertThat(deadLetters(text)).isFalse();
    }

    @Test
    void delayedPoisonDoesNotHoldUpOthers() {
        heard.failures.set(100);
        publish(ASTER, text);
        await().atMost(SOON).until(() -> heard.failures.get() < 100);
        heard.failures.set(0);

        publish(PEBBLE, text + "-other");

        await().atMost(Duration.ofSeconds(3)).until(() -> heard.of(text + "-other") == 1);
    }

    @Test
    void keepsTheTraceFromPublisherToHandler() {
        var published = new AtomicReference<@Nullable String>();
        Observation.createNotStarted("order", observations)
                .observe(() -> {
                    published.set(MDC.get("traceId"));
                    publish(ASTER, text);
                });

        await().atMost(SOON).until(() -> heard.of(text) == 1);
        assertThat(published.get()).isNotNull();
        assertThat(heard.traces).containsEntry(text, published.get());
    }

    @Test
    void stopsReadingWithinThreeSeconds() {
        var started = System.nanoTime();
        readers.stop();
        var took = Duration.ofNanos(System.nanoTime() - started);
        readers.start();

        assertThat(took).isLessThan(Duration.ofSeconds(3));
        publish(ASTER, text);
        await().atMost(SOON).until(() -> heard.of(text) == 1);
    }
}
