package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.usage.Measure;
import com.manystory.tenancy.usage.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.json.JsonMapper;

/// Takes one received message of a subscription to its end: handled and deleted, parked, put off,
/// or left to come again.
final class MessageProcessor<T> {

    private static final Logger log = LoggerFactory.getLogger(MessageProcessor.class);

    private final Subscription<T> subscription;
    private final EnvelopeCheck check;
    private final Inbox inbox;
    private final ParkedMessages parked;
    private final String queueName;
    private final MessageTraces traces;
    private final JsonMapper json;
    private final MeterRegistry meters;
    private final @Nullable Usage usage;
    private final int maxReceives;

    MessageProcessor(
            Subscription<T> subscription,
            EnvelopeCheck check,
            Inbox inbox,
            ParkedMessages parked,
            String queueName,
            MessageTraces traces,
            JsonMapper json,
            MeterRegistry meters,
            @Nullable Usage usage,
            int maxReceives) {
        this.subscription = subscription;
        this.check = check;
        this.inbox = inbox;
        this.parked = parked;
        this.queueName = queueName;
        this.traces = traces;
        this.json = json;
        this.meters = meters;
        this.usage = usage;
        this.maxReceives = maxReceives;
    }

    void process(Message received, ReceivedMessage queue) {
        var envelope = Envelope.of(received);
        var body = received.body();
        var receives = receives(received);
        switch (check.judge(envelope, subscription.topic(), body, receives)) {
            case Verdict.Handle(var brand) ->
                    TenantContext.run(
                            brand.id(), () -> handle(brand, envelope, received, receives, queue));
            case Verdict.Reject(var reason) -> {
                tell("rejected", envelope, reason);
                queue.retryLater(receives);
            }
            case Verdict.Drop(var reason) -> {
                tell("dropped", envelope, reason);
                queue.delete();
            }
            case Verdict.Park(var brand, var reason) ->
                    park(brand, envelope, received, queue, reason);
            case Verdict.Postpone(var reason) -> {
                tell("postponed", envelope, reason);
                queue.postpone(received);
            }
        }
    }

    /// What was handled before isn't kept: the inbox may have forgotten it when the brand is served
    /// again.
    private void park(
            Brand brand,
            Envelope envelope,
            Message received,
            ReceivedMessage queue,
            String reason) {
        try {
            if (isDone(brand, envelope)) {
                count("repeated");
            } else {
                parked.park(queueName, envelope, received.body());
                tell("parked", envelope, reason);
            }
            queue.delete();
        } catch (SQLException e) {
            tell("postponed", envelope, e.toString());
            queue.postpone(received);
        }
    }

    private boolean isDone(Brand brand, Envelope envelope) {
        try {
            return TenantContext.call(
                    brand.id(),
                    () ->
                            inbox.isDone(
                                    subscription.consumerGroup(), UUID.fromString(envelope.id())));
        } catch (DataAccessException e) {
            log.debug("The inbox of brand {} can't be asked", brand.id(), e);
            return false;
        }
    }

    private void handle(
            Brand brand, Envelope envelope, Message received, int receives, ReceivedMessage queue) {
        try {
            var payload = json.readTree(received.body());
            var message =
                    new IncomingMessage(
                            envelope.id(),
                            envelope.topic(),
                            brand.id(),
                            envelope.type(),
                            payload,
                            receives);
            var event = json.treeToValue(payload, subscription.type());
            traces.handle(message, envelope.headers(), () -> handleOnce(event, message));
            if (usage != null) {
                usage.of(brand).add(Measure.MESSAGES_RECEIVED, 1);
            }
            queue.delete();
        } catch (Exception e) {
            if (Outages.isOne(e)) {
                waitForTheEnd(envelope, received, receives, queue, e);
                return;
            }
            log.warn(
                    "Message {} of {} failed, receive {}",
                    envelope.id(),
                    subscription.topic(),
                    receives,
                    e);
            count("failed");
            queue.retryLater(receives);
        }
    }

    /// An outage says nothing about the message. Once it lasts the message is sent anew, so that
    /// the receives which it cost don't count.
    private void waitForTheEnd(
            Envelope envelope,
            Message received,
            int receives,
            ReceivedMessage queue,
            Exception outage) {
        tell("postponed", envelope, outage.toString());
        if (receives < Math.min(3, maxReceives - 1)) {
            queue.retryLater(receives);
        } else {
            queue.postpone(received);
        }
    }

    private void handleOnce(T event, IncomingMessage message) throws Exception {
        var isNew =
                inbox.once(
                        subscription.consumerGroup(),
                        UUID.fromString(message.id()),
                        () -> subscription.handler().handle(event, message));
        count(isNew ? "handled" : "repeated");
    }

    private void tell(String outcome, Envelope envelope, String reason) {
        count(outcome);
        log.warn(
                "Message {} of {} is {}: {}", envelope.id(), subscription.topic(), outcome, reason);
    }

    private void count(String outcome) {
        meters.counter(
                        "manystory.messages.received",
                        "topic",
                        subscription.topic(),
                        "outcome",
                        outcome)
                .increment();
    }

    private static int receives(Message received) {
        var count = received.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        return count == null ? 1 : Integer.parseInt(count);
    }
}
