package com.manystory.tenancy.messaging;

import com.manystory.tenancy.registry.TenantRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Reads one queue by long polls, and has a bounded number of its messages processed at a time,
/// each on a virtual thread.
final class QueueReader {

    private static final Logger log = LoggerFactory.getLogger(QueueReader.class);
    private static final int LARGEST_BATCH = 10;

    private final String queue;
    private final SqsClient sqs;
    private final SqsQueues queues;
    private final TenantRegistry registry;
    private final MessageProcessor<?> processor;
    private final MessagingProperties.Consumer settings;
    private final Semaphore slots;
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
        this.slots = new Semaphore(settings.concurrency());
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
        var all = settings.concurrency();
        if (slots.tryAcquire(all, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            slots.release(all);
        }
    }

    private void run() {
        try {
            // Before the first brand is known every message would look like one of an unknown
            // brand.
            while (running && registry.version() == 0) {
                Thread.sleep(200);
            }
            while (running) {
                if (!slots.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                    continue;
                }
                var free = 1 + drain(LARGEST_BATCH - 1);
                var begun = 0;
                try {
                    for (var message : receive(free)) {
                        begin(message);
                        begun++;
                    }
                } finally {
                    slots.release(free - begun);
                }
                pause();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() throws InterruptedException {
        var until = System.nanoTime() + backoff.current().toNanos();
        while (running && until - System.nanoTime() > 0) {
            Thread.sleep(100);
        }
    }

    private int drain(int most) {
        var taken = 0;
        while (taken < most && slots.tryAcquire()) {
            taken++;
        }
        return taken;
    }

    private List<Message> receive(int most) {
        try {
            var url = queues.url(queue);
            var messages =
                    sqs.receiveMessage(request ->
                                    request.queueUrl(url)
                                            .maxNumberOfMessages(most)
                                            .waitTimeSeconds((int) settings.longPoll().toSeconds())
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

    private void begin(Message message) {
        Thread.ofVirtual()
                .name("message-" + queue)
                .start(() -> {
                    try {
                        processor.process(
                                message,
                                new ReceivedMessage(
                                        sqs, queues.url(queue), message.receiptHandle(), settings));
                    } catch (RuntimeException e) {
                        log.error("A message of {} can't be processed", queue, e);
                    } finally {
                        slots.release();
                    }
                });
    }
}
