package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.messaging.MessagingProbe.Greeting;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One brand's messages leave room for another's.
class FairMessagesIT extends MessagingTest {

    @Test
    void aFloodOfSlowMessagesHoldsUpNobodyElse() {
        flood(60, "slow-" + text);
        await().atMost(SOON).until(() -> heard.startedWith("slow-" + text) > 0);

        publish(PEBBLE, text + "-other");

        await().atMost(Duration.ofSeconds(5)).until(() -> heard.of(text + "-other") == 1);
        assertThat(heard.startedWith("slow-" + text)).isLessThan(60);
        await().atMost(Duration.ofSeconds(90)).until(() -> heard.startedWith("slow-" + text) == 60);
        assertThat(deadLetters("slow-" + text)).isFalse();
    }

    @Test
    void whatIsAboveTheQuotaOfMessagesWaitsAndIsNotLost() {
        var spec =
                TestBrands.with(
                        TestBrands.ASTER.spec(), Map.of("quotas", Map.of("messagesPerMinute", 1L)));
        registry.accept(TestBrands.changed(TestBrands.ASTER, spec));

        flood(3, text + "-");
        publish(PEBBLE, text + " other");

        await().atMost(Duration.ofSeconds(10)).until(() -> heard.of(text + " other") == 1);
        await().atMost(Duration.ofSeconds(20))
                .during(Duration.ofSeconds(2))
                .until(() -> heard.startedWith(text + "-") == 1);
        registry.accept(TestBrands.ASTER);
        await().atMost(Duration.ofSeconds(30)).until(() -> heard.startedWith(text + "-") == 3);
    }

    private void flood(int messages, String prefix) {
        inTransaction(
                ASTER,
                () -> {
                    for (int i = 0; i < messages; i++) {
                        outbox.publish("greeting", new Greeting(prefix + i), null);
                    }
                });
    }
}
