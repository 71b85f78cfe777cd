package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.TenantDataSource;
import com.manystory.tenancy.data.databases.TenantDatabases;
import com.manystory.tenancy.internal.Seals;
import com.manystory.tenancy.registry.TenantRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.json.JsonMapper;

/// Takes a message through everything that one from a queue goes through, at once and on this
/// thread.
final class Delivery {

    private static final int MAX_RECEIVES = 5;

    private final ApplicationContext context;
    private final MessagingProperties properties;

    Delivery(ApplicationContext context) {
        this.context = context;
        this.properties = context.getBean(MessagingProperties.class);
    }

    /// Delivers it.
    ///
    /// @param receives how often it came, 1 at first
    <T> Outcome deliver(
            Subscription<T> subscription, Envelope envelope, String body, int receives) {
        var handled = new ArrayList<@Nullable TenantId>();
        var watched =
                new Subscription<>(
                        subscription.topic(),
                        subscription.consumerGroup(),
                        subscription.type(),
                        (event, message) -> {
                            handled.add(TenantContext.current().orElse(null));
                            subscription.handler().handle(event, message);
                        });
        var processor =
                new MessageProcessor<>(
                        watched,
                        new EnvelopeCheck(
                                context.getBean(TenantRegistry.class),
                                context.getBean(Topics.class),
                                context.getBean(Seals.class),
                                context.getBean(TenantDatabases.class)::hasEnded),
                        new Inbox(
                                context.getBean(TenantDataSource.class),
                                context.getBean(PlatformTransactionManager.class)),
                        parked(),
                        "queue",
                        context.getBean(MessageTraces.class),
                        context.getBean(JsonMapper.class),
                        new SimpleMeterRegistry(),
                        null,
                        MAX_RECEIVES);
        var told = new ArrayList<String>();
        processor.process(
                Message.builder()
                        .body(body)
                        .messageAttributes(envelope.attributes())
                        .attributes(
                                Map.of(
                                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                        Integer.toString(receives)))
                        .build(),
                new ReceivedMessage(queue(told), "queue", "receipt", properties.consumer()));
        return new Outcome(handled, told);
    }

    /// Some services under test have no queues, but all have where messages are parked.
    private ParkedMessages parked() {
        var queue = queue(new ArrayList<>());
        return new ParkedMessages(
                context.getBean("controlDataSource", DataSource.class),
                queue,
                new SqsQueues(queue, properties),
                context.getBean(JsonMapper.class));
    }

    /// A queue that only notes what it is told.
    private static SqsClient queue(List<String> told) {
        return (SqsClient)
                Proxy.newProxyInstance(
                        SqsClient.class.getClassLoader(),
                        new Class<?>[] {SqsClient.class},
                        (_, method, _) -> {
                            told.add(method.getName());
                            return null;
                        });
    }

    /// What became of it.
    ///
    /// @param handledFor the brands that were bound when the handler was called
    /// @param told what the queue was told, such as `deleteMessage`
    record Outcome(List<@Nullable TenantId> handledFor, List<String> told) {}
}
