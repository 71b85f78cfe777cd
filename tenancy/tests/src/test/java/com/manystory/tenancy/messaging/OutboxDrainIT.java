package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantExecutor;
import com.manystory.tenancy.messaging.MessagingProbe.Greeting;
import com.manystory.tenancy.test.TestBrands;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// An outbox is emptied in order, by one relay at a time.
class OutboxDrainIT extends MessagingTest {

    @Test
    void sendsInOrderWhateverFailsInBetween() {
        var sent = new ArrayList<String>();
        var calls = new AtomicInteger();
        MessageSender flaky =
                (_, rows) -> {
                    if (calls.incrementAndGet() % 2 == 1) {
                        return List.of();
                    }
                    var some = rows.subList(0, Math.min(3, rows.size()));
                    some.forEach(row -> sent.add(row.payload()));
                    return some.stream().map(OutboxRow::id).toList();
                };
        var drain = drainTo(flaky);
        relay.stop();
        try {
            for (int i = 0; i < 10; i++) {
                var number = i;
                inTransaction(
                        PEBBLE, () -> outbox.publish("unheard", new Greeting(text + number), "a"));
            }
            await().atMost(SOON)
                    .until(() -> TenantContext.call(PEBBLE, () -> drain.drain(TestBrands.PEBBLE)));
        } finally {
            relay.start();
        }

        assertThat(sent).filteredOn(payload -> payload.contains(text)).hasSize(10).isSorted();
    }

    @Test
    void invalidatesWhileMessagesCannotBeSent() {
        var drain = drainTo((_, _) -> List.of());
        relay.stop();
        try {
            cached("flowers");
            inTransaction(
                    ASTER,
                    () -> {
                        outbox.publish("unheard", new Greeting(text), null);
                        invalidations.publish(Set.of("listing:1"));
                    });
            TenantContext.run(ASTER, () -> drain.drain(TestBrands.ASTER));

            assertThat(cached("roses")).isEqualTo("roses");
            assertThat(
                            TenantContext.call(
                                    ASTER,
                                    () ->
                                            jdbc.sql("select count(*) from outbox where topic = ?")
                                                    .param("unheard")
                                                    .query(Integer.class)
                                                    .single()))
                    .isPositive();
        } finally {
            relay.start();
        }
    }

    @Test
    void letsOneRelayAtATimeSendABrandsMessages() throws Exception {
        var sending = new CountDownLatch(1);
        var proceed = new CountDownLatch(1);
        var slow =
                drainTo((_, rows) -> {
                    sending.countDown();
                    try {
                        proceed.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return rows.stream().map(OutboxRow::id).toList();
                });
        relay.stop();
        try {
            inTransaction(ASTER, () -> outbox.publish("unheard", new Greeting(text), "a"));
            var first =
                    TenantContext.call(
                            ASTER, () -> TenantExecutor.fork(() -> slow.drain(TestBrands.ASTER)));
            sending.await();
            inTransaction(ASTER, () -> outbox.publish("unheard", new Greeting(text), "a"));
            var sentBySecond = new AtomicInteger();
            var second =
                    drainTo((_, rows) -> {
                        sentBySecond.addAndGet(rows.size());
                        return List.of();
                    });

            assertThat(
                            TenantContext.<Boolean, RuntimeException>call(
                                    ASTER, () -> second.drain(TestBrands.ASTER)))
                    .isFalse();
            assertThat(sentBySecond).hasValue(0);
            proceed.countDown();
            assertThat(first.get()).isTrue();
        } finally {
            proceed.countDown();
            relay.start();
        }
    }
}
