package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.testing.SampleBrands;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.SqsException;
import tools.jackson.databind.json.JsonMapper;

class SqsSenderTests {

    private static final Brand ASTER = SampleBrands.brand("aster", "a1", 1);
    private static final Brand PEBBLE = SampleBrands.brand("pebble", "p1", 1);
    private static final String PAID = "q-paid--catalog";
    private static final String CANCELLED = "q-cancelled--catalog";

    private final FakeQueues queues = new FakeQueues();
    private final MessagingProperties properties =
            Settings.of(
                    "manystory.messaging.queue-prefix=q-",
                    "manystory.messaging.topics.paid=catalog",
                    "manystory.messaging.topics.cancelled=catalog");
    private final SqsSender sender =
            new SqsSender(
                    queues,
                    new SqsQueues(queues, properties),
                    new Topics(properties),
                    JsonMapper.shared(),
                    null,
                    Duration.ofMinutes(1));

    @Test
    void sendsTheOtherTopicsWhenAQueueCannotBeReached() {
        queues.fail(PAID);

        var sent = sender.send(ASTER, List.of(row(1, "paid", null), row(2, "cancelled", null)));

        assertThat(sent).containsExactly(2L);
    }

    @Test
    void holdsBackWhatComesAfterAnUnsentEventOfItsKey() {
        queues.fail(PAID);

        var sent =
                sender.send(
                        ASTER,
                        List.of(
                                row(1, "paid", "order-1"),
                                row(2, "cancelled", "order-1"),
                                row(3, "cancelled", "order-2"),
                                row(4, "paid", "order-3"),
                                row(5, "cancelled", "order-3")));

        assertThat(sent).containsExactly(3L);
        assertThat(queues.bodies).containsExactly("3");
    }

    @Test
    void spendsNoTimeOnAQueueThatCouldNotBeReachedAMomentAgo() {
        queues.fail(PAID);
        sender.send(ASTER, List.of(row(1, "paid", null)));

        var sent = sender.send(PEBBLE, List.of(row(2, "paid", null), row(3, "cancelled", null)));

        assertThat(sent).containsExactly(3L);
        assertThat(queues.attempts).containsExactly(PAID, CANCELLED);
    }

    @Test
    void triesTheQueueForOthersThatRefusedOneBrandsMessage() {
        queues.fail(
                PAID,
                (SqsException) SqsException.builder().statusCode(400).message("too large").build());
        sender.send(ASTER, List.of(row(1, "paid", null)));

        sender.send(PEBBLE, List.of(row(2, "paid", null)));

        assertThat(queues.attempts).containsExactly(PAID, PAID);
    }

    private static OutboxRow row(long id, String topic, @Nullable String key) {
        return new OutboxRow(id, UUID.randomUUID(), topic, "Event", key, String.valueOf(id), "{}");
    }
}
