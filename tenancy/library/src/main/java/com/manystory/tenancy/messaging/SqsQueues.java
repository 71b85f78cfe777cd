package com.manystory.tenancy.messaging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// The queues by name. Locally a missing one is created, together with its dead letter queue; on
/// AWS Terraform makes them.
final class SqsQueues {

    private static final Logger log = LoggerFactory.getLogger(SqsQueues.class);
    private static final String DEAD_LETTERS = "--dlq";
    private static final String KEPT_SECONDS = String.valueOf(14 * 24 * 60 * 60);

    private final SqsClient sqs;
    private final MessagingProperties properties;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    SqsQueues(SqsClient sqs, MessagingProperties properties) {
        this.sqs = sqs;
        this.properties = properties;
    }

    /// The queue's URL, asked for once.
    String url(String queue) {
        var known = urls.get(queue);
        if (known != null) {
            return known;
        }
        var url = find(queue);
        urls.put(queue, url);
        return url;
    }

    /// The URL of the queue's dead letters.
    String deadLettersUrl(String queue) {
        // One that is missing is made with its queue.
        url(queue);
        return url(queue + DEAD_LETTERS);
    }

    /// Asks again for the queue's URL the next time: it may have been deleted.
    void forget(String queue) {
        urls.remove(queue);
    }

    private String find(String queue) {
        try {
            return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        } catch (QueueDoesNotExistException e) {
            if (!properties.createQueues()) {
                throw e;
            }
            return create(queue);
        }
    }

    private String create(String queue) {
        var deadLetters =
                sqs.createQueue(request ->
                                request.queueName(queue + DEAD_LETTERS)
                                        .attributes(
                                                Map.of(
                                                        QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                                                        KEPT_SECONDS)))
                        .queueUrl();
        var target =
                sqs.getQueueAttributes(request ->
                                request.queueUrl(deadLetters)
                                        .attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        var redrive =
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                        .formatted(target, properties.consumer().maxReceives());
        log.info("Creating queue {}", queue);
        return sqs.createQueue(request ->
                        request.queueName(queue)
                                .attributes(
                                        Map.of(
                                                QueueAttributeName.REDRIVE_POLICY,
                                                redrive,
                                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                                String.valueOf(
                                                        properties
                                                                .consumer()
                                                                .visibility()
                                                                .toSeconds()))))
                .queueUrl();
    }
}
