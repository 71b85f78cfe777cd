package com.manystory.tenancy.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Puts messages of a brand that has its share back behind all others, so that the others' are
/// found. They are sent anew: waiting isn't failing, and must not count as a receive.
final class Surplus {

    private static final Logger log = LoggerFactory.getLogger(Surplus.class);
    private static final int DELAY_SECONDS = 5;
    private static final int LARGEST_BATCH = 10;

    private final SqsClient sqs;

    Surplus(SqsClient sqs) {
        this.sqs = sqs;
    }

    /// What can't be put back comes again after its visibility; what is there twice is handled
    /// once.
    void putBack(String queueUrl, List<Message> messages) {
        for (int from = 0; from < messages.size(); from += LARGEST_BATCH) {
            var to = Math.min(from + LARGEST_BATCH, messages.size());
            try {
                putBackBatch(queueUrl, messages.subList(from, to));
            } catch (SdkException e) {
                log.warn("Messages can't be put back: {}", e.toString());
            }
        }
    }

    private void putBackBatch(String queueUrl, List<Message> messages) {
        var anew =
                IntStream.range(0, messages.size())
                        .mapToObj(i -> entry(String.valueOf(i), messages.get(i)))
                        .toList();
        var sent = sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(anew));
        var done = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (var success : sent.successful()) {
            var message = messages.get(Integer.parseInt(success.id()));
            done.add(
                    DeleteMessageBatchRequestEntry.builder()
                            .id(success.id())
                            .receiptHandle(message.receiptHandle())
                            .build());
        }
        if (!done.isEmpty()) {
            sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(done));
        }
    }

    private static SendMessageBatchRequestEntry entry(String id, Message message) {
        var tenant = Envelope.of(message).tenant();
        var entry =
                SendMessageBatchRequestEntry.builder()
                        .id(id)
                        .messageBody(message.body())
                        .messageAttributes(message.messageAttributes())
                        .delaySeconds(DELAY_SECONDS);
        return tenant.isEmpty() ? entry.build() : entry.messageGroupId(tenant).build();
    }
}
