package com.manystory.tenancy.messaging;

import com.manystory.tenancy.internal.Seals;
import com.manystory.tenancy.registry.Brand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Sends to SQS in batches. The brand is the message group: on AWS a brand with many messages then
/// doesn't hold up the others. A queue that can't be reached is left alone for a while by all
/// brands, so that none spends its time on it.
final class SqsSender implements MessageSender {

    private static final Logger log = LoggerFactory.getLogger(SqsSender.class);
    private static final int LARGEST_BATCH = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final int LARGEST_BODIES = 200_000;
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final SqsClient sqs;
    private final SqsQueues queues;
    private final Topics topics;
    private final JsonMapper json;
    private final @Nullable Seals seals;
    private final Duration longestBackoff;
    private final Map<String, Backoff> outages = new ConcurrentHashMap<>();

    SqsSender(
            SqsClient sqs,
            SqsQueues queues,
            Topics topics,
            JsonMapper json,
            @Nullable Seals seals,
            Duration longestBackoff) {
        this.sqs = sqs;
        this.queues = queues;
        this.topics = topics;
        this.json = json;
        this.seals = seals;
        this.longestBackoff = longestBackoff;
    }

    @Override
    public List<Long> send(Brand brand, List<OutboxRow> rows) {
        var sent = new ArrayList<Long>();
        var failedTopics = new HashSet<String>();
        var heldKeys = new HashSet<@Nullable String>();
        for (var batch : batches(rows)) {
            var topic = batch.getFirst().topic();
            var free = batch.stream().filter(row -> !heldKeys.contains(row.orderingKey())).toList();
            if (failedTopics.contains(topic) || !sendToAll(topic, brand, free)) {
                failedTopics.add(topic);
                batch.stream()
                        .map(OutboxRow::orderingKey)
                        .filter(Objects::nonNull)
                        .forEach(heldKeys::add);
            } else {
                free.forEach(row -> sent.add(row.id()));
            }
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

    private boolean sendToAll(String topic, Brand brand, List<OutboxRow> batch) {
        return batch.isEmpty()
                || topics.queuesOf(topic).stream().allMatch(queue -> sendTo(queue, brand, batch));
    }

    private boolean sendTo(String queue, Brand brand, List<OutboxRow> batch) {
        var outage = outages.get(queue);
        if (outage != null && outage.isWaiting()) {
            return false;
        }
        try {
            var url = queues.url(queue);
            var answer =
                    sqs.sendMessageBatch(request ->
                            request.queueUrl(url)
                                    .entries(
                                            batch.stream().map(row -> entry(brand, row)).toList()));
            outages.remove(queue);
            answer.failed().forEach(failed -> log.warn("{} refused {}", queue, failed));
            return answer.failed().isEmpty();
        } catch (QueueDoesNotExistException e) {
            queues.forget(queue);
            log.warn("There is no queue {}", queue);
            leaveAlone(queue);
            return false;
        } catch (SdkException e) {
            log.warn("{} can't be reached: {}", queue, e.toString());
            if (!isRefusal(e)) {
                leaveAlone(queue);
            }
            return false;
        }
    }

    /// Whether the queue answered, and only didn't like these messages.
    private static boolean isRefusal(SdkException e) {
        return e instanceof SqsException answered && answered.statusCode() == 400;
    }

    private void leaveAlone(String queue) {
        outages.computeIfAbsent(queue, _ -> new Backoff(FIRST_PAUSE, longestBackoff)).failed();
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
