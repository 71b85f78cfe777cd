package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.messaging.MessagingProbe.Greeting;
import com.manystory.tenancy.test.TestBrands;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// What can't be sent, or an outbox that can't be read, holds up nothing else.
class OutboxFailuresIT extends MessagingTest {

    @Test
    void holdsUpNoOtherTopicWhenOneCannotBeSent() {
        var sent = new ArrayList<String>();
        var drain = drainTo(allBut("unheard", sent), 2);
        relay.stop();
        try {
            for (int i = 0; i < 5; i++) {
                inTransaction(ASTER, () -> outbox.publish("unheard", new Greeting(text), null));
            }
            inTransaction(ASTER, () -> outbox.publish("greeting", new Greeting(text), null));

            assertThat(drained(drain, ASTER)).isFalse();
        } finally {
            relay.start();
        }

        assertThat(sent).filteredOn(payload -> payload.contains(text)).hasSize(1);
    }

    @Test
    void holdsUpNoOtherBrandWhenATopicCannotBeSent() {
        var failing = new AtomicReference<>(ASTER);
        var sent = new ArrayList<String>();
        var drain =
                drainTo((brand, rows) ->
                        brand.id().equals(failing.get())
                                ? List.of()
                                : rows.stream()
                                        .peek(row -> sent.add(row.payload()))
                                        .map(OutboxRow::id)
                                        .toList());
        relay.stop();
        try {
            inTransaction(ASTER, () -> outbox.publish("unheard", new Greeting(text), null));
            inTransaction(PEBBLE, () -> outbox.publish("unheard", new Greeting(text), null));

            assertThat(drained(drain, ASTER)).isFalse();
            assertThat(drained(drain, PEBBLE)).isTrue();
            assertThat(sent).anyMatch(payload -> payload.contains(text));
        } finally {
            relay.start();
        }
    }

    @Test
    void holdsBackWhatComesAfterAnUnsentEventOfItsKey() {
        var sent = new ArrayList<String>();
        var drain = drainTo(allBut("unheard", sent), 2);
        relay.stop();
        try {
            var key = text + "-key";
            for (int i = 0; i < 3; i++) {
                inTransaction(PEBBLE, () -> outbox.publish("unheard", new Greeting(text), key));
            }
            inTransaction(
                    PEBBLE, () -> outbox.publish("greeting", new Greeting(text + "-held"), key));
            inTransaction(
                    PEBBLE, () -> outbox.publish("greeting", new Greeting(text + "-free"), null));

            assertThat(drained(drain, PEBBLE)).isFalse();
            assertThat(sent)
                    .filteredOn(payload -> payload.contains(text))
                    .singleElement()
                    .asString()
                    .contains(text + "-free");
        } finally {
            relay.start();
        }
        await().atMost(SOON).until(() -> heard.of(text + "-held") == 1);
    }

    private static MessageSender allBut(String topic, List<String> sent) {
        return (_, rows) -> {
            var held = new HashSet<@Nullable String>();
            var ids = new ArrayList<Long>();
            for (var row : rows) {
                if (row.topic().equals(topic)
                        || row.orderingKey() != null && held.contains(row.orderingKey())) {
                    held.add(row.orderingKey());
                } else {
                    sent.add(row.payload());
                    ids.add(row.id());
                }
            }
            return ids;
        };
    }

    private static boolean drained(OutboxDrain drain, TenantId brand) {
        return TenantContext.<Boolean, RuntimeException>call(
                brand, () -> drain.drain(TestBrands.named(brand.value())));
    }

    @Test
    void letsNoStuckDatabaseDelayOtherBrands() throws Exception {
        var isStuck = new CountDownLatch(2);
        var end = new CountDownLatch(1);
        var stuck =
                new DelegatingDataSource(tenants) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (TenantContext.required().equals(ASTER)) {
                            isStuck.countDown();
                            awaitQuietly(end);
                            throw new SQLException("stuck", "57P01");
                        }
                        return super.getConnection();
                    }
                };
        var sent = new ConcurrentLinkedQueue<String>();
        MessageSender sender =
                (_, rows) ->
                        rows.stream()
                                .peek(row -> sent.add(row.payload()))
                                .map(OutboxRow::id)
                                .toList();
        var settings = relaySettings(100, Duration.ofMillis(100));
        var drain =
                new OutboxDrain(
                        new OutboxRows(stuck), cache::invalidateNow, sender, json, settings, null);
        var other =
                new OutboxRelay(
                        registry,
                        new PendingBrands(control, settings.markLifetime()),
                        drain,
                        settings);
        relay.stop();
        try {
            other.start();
            // Its outbox is being emptied, and its inbox purged.
            assertThat(isStuck.await(10, TimeUnit.SECONDS)).isTrue();
            inTransaction(PEBBLE, () -> outbox.publish("unheard", new Greeting(text), null));
            other.nudge(PEBBLE);

            await().atMost(Duration.ofSeconds(5))
                    .until(() -> sent.stream().anyMatch(payload -> payload.contains(text)));
        } finally {
            end.countDown();
            other.stop();
            relay.start();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
