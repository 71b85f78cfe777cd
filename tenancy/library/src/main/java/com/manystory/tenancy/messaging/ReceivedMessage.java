package com.manystory.tenancy.messaging;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// One received message on its queue. What can't be said to SQS is only logged: the message then
/// comes again after its visibility timeout, and the inbox knows it.
final class ReceivedMessage {

    private static final Logger log = LoggerFactory.getLogger(ReceivedMessage.class);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    private final SqsClient sqs;
    private final String queueUrl;
    private final String receipt;
    private final MessagingProperties.Consumer settings;

    ReceivedMessage(
            SqsClient sqs, String queueUrl, String receipt, MessagingProperties.Consumer settings) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.receipt = receipt;
        this.settings = settings;
    }

    void delete() {
        tell(() -> sqs.deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(receipt)));
    }

    /// Has it come again at once, to another reader.
    void giveBack() {
        tell(() ->
                sqs.changeMessageVisibility(
                        r -> r.queueUrl(queueUrl).receiptHandle(receipt).visibilityTimeout(0)));
    }

    /// Has it come again after a pause that doubles with each receive.
    void retryLater(int receives) {
        var pause = settings.firstRetry().toMillis() << Math.min(receives - 1, 10);
        var seconds = (int) Math.ceilDiv(Math.min(pause, LONGEST_DELAY.toMillis()), 1000);
        var jittered = seconds + ThreadLocalRandom.current().nextInt(seconds / 5 + 1);
        tell(() ->
                sqs.changeMessageVisibility(r ->
                        r.queueUrl(queueUrl).receiptHandle(receipt).visibilityTimeout(jittered)));
    }

    /// Sends it anew for later, so that waiting doesn't count as failing.
    void postpone(Message message) {
        var delay =
                settings.postponement().compareTo(LONGEST_DELAY) < 0
                        ? settings.postponement()
                        : LONGEST_DELAY;
        tell(() -> {
            sqs.sendMessage(r ->
                    r.queueUrl(queueUrl)
                            .messageBody(message.body())
                            .messageAttributes(message.messageAttributes())
                            .messageGroupId(Envelope.of(message).tenant())
                            .delaySeconds((int) delay.toSeconds()));
            sqs.deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(receipt));
        });
    }

    private static void tell(Runnable request) {
        try {
            request.run();
        } catch (SdkException e) {
            log.warn("A message can't be settled: {}", e.toString());
        }
    }
}
