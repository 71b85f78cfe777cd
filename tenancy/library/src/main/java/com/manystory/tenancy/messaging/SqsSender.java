package com.manystory.tenancy.messaging;

import com.manystory.tenancy.internal.Seals;
import com.manystory.tenancy.registry.Brand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Sends to SQS in batches. The brand is the message group: on AWS a brand with many messages then
/// doesn't hold up the others.
final class SqsSender implements MessageSender {

    private static final Logger log = LoggerFactory.getLogger(SqsSender.class);
    private static final int LARGEST_BATCH = 10;
    private static final int LARGEST_BODIES = 200_000;
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final SqsClient sqs;
    private final SqsQueues queues;
    private final Topics topics;
    private final JsonMapper json;
    private final @Nullable Seals seals;

    SqsSender(
            SqsClient sqs,
            SqsQueues queues,
            Topics topics,
            JsonMapper json,
            @Nullable Seals seals) {
        this.sqs = sqs;
        this.queues = queues;
        this.topics = topics;
        this.json = json;
        this.seals = seals;
    }

    @Override
    public List<Long> send(Brand brand, List<OutboxRow> rows) {
        var sent = new ArrayList<Long>();
        for (var batch : batches(rows)) {
            if (!sendToAll(brand, batch)) {
                break;
            }
            batch.forEach(row -> sent.add(row.id()));
        }
        return sent;
    }

    /// Runs of rows of one topic, as many as a request takes. No two rows of a run have the same
    /// ordering key: SQS may take one and refuse the other.
    private static List<List<OutboxRow>> batches(List<OutboxRow> rows) {
        var batches = new ArrayList<List<OutboxRow>>();
        var batch = new ArrayList<OutboxRow>();
        var keys = new HashSet<String>();
        var size = 0;
        for (var row : rows) {
            var isFull =
                    batch.size() == LARGEST_BATCH
                            || size + row.payload().length() * 3 > LARGEST_BODIES
                            || (!batch.isEmpty() && !batch.getFirst().topic().equals(row.topic()))
                            || keys.contains(row.orderingKey());
            if (isFull && !batch.isEmpty()) {
                batches.add(batch);
                batch = new ArrayList<>();
                keys.clear();
                size = 0;
            }
            batch.add(row);
            size += row.payload().length() * 3;
            if (row.orderingKey() != null) {
                keys.add(row.orderingKey());
            }
        }
        batches.add(batch);
        return batches;
    }

    private boolean sendToAll(Brand brand, List<OutboxRow> batch) {
        for (var queue : topics.queuesOf(batch.getFirst().topic())) {
            if (!sendTo(queue, brand, batch)) {
                return false;
            }
        }
        return true;
    }

    private boolean sendTo(String queue, Brand brand, List<OutboxRow> batch) {
        try {
            var url = queues.url(queue);
            var answer =
                    sqs.sendMessageBatch(request ->
                            request.queueUrl(url)
                                    .entries(
                                            batch.stream().map(row -> entry(brand, row)).toList()));
            answer.failed().forEach(failed -> log.warn("{} refused {}", queue, failed));
            return answer.failed().isEmpty();
        } catch (QueueDoesNotExistException e) {
            queues.forget(queue);
            log.warn("There is no queue {}", queue);
            return false;
        } catch (SdkException e) {
            log.warn("{} can't be reached: {}", queue, e.toString());
            return false;
        }
    }

    private SendMessageBatchRequestEntry entry(Brand brand, OutboxRow row) {
        var envelope =
                new Envelope(
                        row.messageId().toString(),
                        row.topic(),
                        brand.id().value(),
                        brand.incarnation(),
                        row.type(),
                        null,
                        json.readValue(row.headers(), HEADERS));
        var signed = seals == null ? envelope : envelope.sealed(seals, row.payload());
        return SendMessageBatchRequestEntry.builder()
                .id(String.valueOf(row.id()))
                .messageBody(row.payload())
                .messageAttributes(signed.attributes())
                .messageGroupId(brand.id().value())
                .build();
    }
}
