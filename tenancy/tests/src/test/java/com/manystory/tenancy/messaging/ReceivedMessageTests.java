package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class ReceivedMessageTests {

    private final FakeQueues queues = new FakeQueues();
    private final ReceivedMessage message =
            new ReceivedMessage(
                    queues,
                    "queue",
                    "receipt",
                    Settings.of(
                                    "manystory.messaging.consumer.first-retry=2s",
                                    "manystory.messaging.consumer.postponement=20m")
                            .consumer());

    @Test
    void doublesThePauseWithEachFailure() {
        message.retryLater(1);
        message.retryLater(2);
        message.retryLater(3);

        assertThat(queues.pauses).containsExactly(2, 4, queues.pauses.getLast());
        assertThat(queues.pauses.getLast()).isBetween(8, 9);
    }

    @Test
    void postponesForNoLongerThanTheQueueAllows() {
        message.postpone(Message.builder().body("hello").build());

        assertThat(queues.pauses).containsExactly(900);
        assertThat(queues.bodies).containsExactly("hello");
    }
}
