package com.manystory.tenancy.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The dead letters of one queue. SQS can't be asked for some of its messages: all are received,
/// which hides them from others, and those that stay are given back.
final class DeadLetters {

    /// As many as can be looked through before the first is seen again.
    private static final int MOST = 2_000;

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int HIDDEN_SECONDS = 60;
    private static final int LARGEST_BATCH = 10;

    private final String queue;
    private final SqsClient sqs;
    private final SqsQueues queues;

    DeadLetters(String queue, SqsClient sqs, SqsQueues queues) {
        this.queue = queue;
        this.sqs = sqs;
        this.queues = queues;
    }

    String queue() {
        return queue;
    }

    /// Deletes the letters.
    ///
    /// @return how many there were
    /// @throws IllegalStateException when not all letters can be looked at now
    /// @throws SdkException when the queue can't be read
    int delete(Predicate<Envelope> wanted) {
        return look(wanted, true);
    }

    /// How many of the letters there are.
    ///
    /// @throws IllegalStateException when not all letters can be looked at now
    /// @throws SdkException when the queue can't be read
    int count(Predicate<Envelope> wanted) {
        return look(wanted, false);
    }

    /// One look at a time: what one hides the other doesn't see.
    private synchronized int look(Predicate<Envelope> wanted, boolean deleting) {
        if (isEmpty()) {
            return 0;
        }
        var found = 0;
        var hidden = new ArrayList<Message>();
        try {
            for (var letters = receive(); !letters.isEmpty(); letters = receive()) {
                var matching =
                        letters.stream()
                                .filter(letter -> wanted.test(Envelope.of(letter)))
                                .toList();
                found += matching.size();
                hidden.addAll(letters);
                if (deleting && !matching.isEmpty()) {
                    delete(matching);
                    hidden.removeAll(matching);
                }
                if (hidden.size() > MOST) {
                    throw new IllegalStateException(
                            "%s has more than %d dead letters".formatted(queue, MOST));
                }
            }
            return found;
        } finally {
            giveBack(hidden);
        }
    }

    private boolean isEmpty() {
        var counts =
                sqs.getQueueAttributes(request ->
                                request.queueUrl(queues.deadLettersUrl(queue))
                                        .attributeNames(
                                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                                QueueAttributeName
                                                        .APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .attributes();
        var hidden = counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
        if (hidden != null && !hidden.equals("0")) {
            throw new IllegalStateException(
                    "Somebody else has dead letters of %s in hand".formatted(queue));
        }
        return "0".equals(counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    private List<Message> receive() {
        return sqs.receiveMessage(request ->
                        request.queueUrl(queues.deadLettersUrl(queue))
                                .maxNumberOfMessages(LARGEST_BATCH)
                                .waitTimeSeconds(1)
                                .visibilityTimeout(HIDDEN_SECONDS)
                                .messageAttributeNames("All"))
                .messages();
    }

    private void delete(List<Message> letters) {
        var entries =
                letters.stream()
                        .map(letter ->
                                DeleteMessageBatchRequestEntry.builder()
                                        .id(letter.messageId())
                                        .receiptHandle(letter.receiptHandle())
                                        .build())
                        .toList();
        sqs.deleteMessageBatch(
                request -> request.queueUrl(queues.deadLettersUrl(queue)).entries(entries));
    }

    /// What can't be given back is seen again after its visibility.
    private void giveBack(List<Message> letters) {
        for (int from = 0; from < letters.size(); from += LARGEST_BATCH) {
            var to = Math.min(from + LARGEST_BATCH, letters.size());
            try {
                giveBackBatch(letters.subList(from, to));
            } catch (SdkException e) {
                log.warn("Dead letters of {} can't be given back: {}", queue, e.toString());
            }
        }
    }

    private void giveBackBatch(List<Message> letters) {
        var entries =
                letters.stream()
                        .map(letter ->
                                ChangeMessageVisibilityBatchRequestEntry.builder()
                                        .id(letter.messageId())
                                        .receiptHandle(letter.receiptHandle())
                                        .visibilityTimeout(0)
                                        .build())
                        .toList();
        sqs.changeMessageVisibilityBatch(
                request -> request.queueUrl(queues.deadLettersUrl(queue)).entries(entries));
    }
}
