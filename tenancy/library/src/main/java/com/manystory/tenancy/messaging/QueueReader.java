package com.manystory.tenancy.messaging;

import com.manystory.tenancy.registry.TenantRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Reads one queue by long polls, and has a bounded number of its messages processed at a time,
/// each on a virtual thread. Messages of a brand that has its share of the slots are parked; when
/// there are too many of them they are put back, and reading goes on to find those of others.
final class QueueReader {

    private static final Logger log = LoggerFactory.getLogger(QueueReader.class);
    private static final int LARGEST_BATCH = 10;
    private static final int MOST_PARKED = 10;
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final String queue;
    private final SqsClient sqs;
    private final SqsQueues queues;
    private final TenantRegistry registry;
    private final MessageProcessor<?> processor;
    private final MessagingProperties.Consumer settings;
    private final FairSlots slots;
    private final Surplus surplus;
    private final Deque<Parked> parked = new ArrayDeque<>();
    private final Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5));
    private volatile boolean running;
    private @Nullable Thread thread;

    QueueReader(
            String queue,
            SqsClient sqs,
            SqsQueues queues,
            TenantRegistry registry,
            MessageProcessor<?> processor,
            MessagingProperties.Consumer settings) {
        this.queue = queue;
        this.sqs = sqs;
        this.queues = queues;
        this.registry = registry;
        this.processor = processor;
        this.settings = settings;
        this.slots = new FairSlots(settings.concurrency());
        this.surplus = new Surplus(sqs);
    }

    void start() {
        running = true;
        thread = Thread.ofVirtual().name("queue-" + queue).start(this::run);
    }

    /// Begins no other request for messages.
    void stopReading() {
        running = false;
    }

    /// Waits until nothing is read or handled any more; a request that takes longer is cut, which
    /// interrupting a virtual thread does by closing its connection.
    void await(Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        if (thread != null && !thread.join(atMost)) {
            thread.interrupt();
        }
        slots.awaitIdle(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    private void run() {
        try {
            // Before the first brand is known every message would look like one of an unknown
            // brand.
            while (running && registry.version() == 0) {
                Thread.sleep(200);
            }
            while (running) {
                parked.removeIf(waiting -> begin(waiting.message()));
                if (slots.free() == 0) {
                    slots.awaitRelease(MOMENT);
                } else {
                    read();
                    pause();
                }
            }
            parked.forEach(waiting -> received(waiting.message()).giveBack());
            parked.clear();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() throws InterruptedException {
        var isFull = parked.size() >= MOST_PARKED;
        var messages = receive(isFull ? LARGEST_BATCH : Math.min(slots.free(), LARGEST_BATCH));
        var tooMany = new ArrayList<Message>();
        for (var message : messages) {
            if (!begin(message)) {
                if (parked.size() < MOST_PARKED) {
                    parked.add(new Parked(message, System.nanoTime()));
                } else {
                    tooMany.add(message);
                }
            }
        }
        // Whoever is handled late has too little of its visibility left.
        var before = System.nanoTime() - settings.visibility().toNanos() / 3;
        while (!parked.isEmpty() && parked.getFirst().since() - before < 0) {
            tooMany.add(parked.removeFirst().message());
        }
        if (!tooMany.isEmpty()) {
            surplus.putBack(queues.url(queue), tooMany);
        }
        if (!parked.isEmpty() && tooMany.size() == messages.size()) {
            slots.awaitRelease(MOMENT);
        }
    }

    private void pause() throws InterruptedException {
        var until = System.nanoTime() + backoff.current().toNanos();
        while (running && until - System.nanoTime() > 0) {
            Thread.sleep(100);
        }
    }

    private List<Message> receive(int most) {
        try {
            var url = queues.url(queue);
            // Parked messages must not wait for others to come.
            var wait = parked.isEmpty() ? (int) settings.longPoll().toSeconds() : 0;
            var messages =
                    sqs.receiveMessage(request ->
                                    request.queueUrl(url)
                                            .maxNumberOfMessages(most)
                                            .waitTimeSeconds(wait)
                                            .visibilityTimeout(
                                                    (int) settings.visibility().toSeconds())
                                            .messageAttributeNames("All")
                                            .messageSystemAttributeNames(
                                                    MessageSystemAttributeName
                                                            .APPROXIMATE_RECEIVE_COUNT))
                            .messages();
            backoff.succeeded();
            return messages;
        } catch (SdkException e) {
            if (running) {
                queues.forget(queue);
                backoff.failed();
                log.warn("{} can't be read: {}", queue, e.toString());
            }
            return List.of();
        }
    }

    /// Has the message processed unless its brand has its share of the slots. What the message says
    /// of its brand isn't checked yet, and decides about nothing but its turn.
    private boolean begin(Message message) {
        var brand = Envelope.of(message).tenant();
        if (!slots.take(brand)) {
            return false;
        }
        Thread.ofVirtual()
                .name("message-" + queue)
                .start(() -> {
                    try {
                        processor.process(message, received(message));
                    } catch (RuntimeException e) {
                        log.error("A message of {} can't be processed", queue, e);
                    } finally {
                        slots.release(brand);
                    }
                });
        return true;
    }

    private ReceivedMessage received(Message message) {
        return new ReceivedMessage(sqs, queues.url(queue), message.receiptHandle(), settings);
    }

    /// @param since when it was received, as [System#nanoTime()]
    private record Parked(Message message, long since) {}
}
