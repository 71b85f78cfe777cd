package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.cache.TenantCache;
import com.manystory.tenancy.cache.TenantCache.CachedValue;
import com.manystory.tenancy.data.Control;
import com.manystory.tenancy.data.TenantDataSource;
import com.manystory.tenancy.internal.Seals;
import com.manystory.tenancy.messaging.MessagingProbe.Greeting;
import com.manystory.tenancy.messaging.MessagingProbe.Heard;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TenancyTest;
import com.manystory.tenancy.test.TestBrands;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.json.JsonMapper;

/// A service that publishes and hears greetings, over real stores.
@TenancyTest
@SpringBootTest(
        classes = MessagingProbe.class,
        properties = {
            "manystory.internal.name=messages-service",
            "manystory.test.messaging=true",
            "manystory.messaging.create-queues=true",
            "manystory.messaging.topics.greeting=probe",
            "manystory.messaging.topics.unheard=nobody",
            "manystory.messaging.publishers.greeting=messages-service",
            "management.tracing.export.enabled=true",
            "manystory.messaging.consumer.max-receives=" + MessagingTest.MAX_RECEIVES,
            "manystory.messaging.consumer.first-retry=0s",
            "manystory.messaging.consumer.postponement=0s",
            "manystory.messaging.consumer.release-interval=200ms",
            "manystory.messaging.relay.poll-interval=200ms",
            "manystory.messaging.relay.sweep-interval=1s",
            "manystory.messaging.relay.mark-lifetime=1s"
        })
abstract class MessagingTest {

    static final TenantId ASTER = TestBrands.ASTER.id();
    static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    static final String QUEUE = "test-greeting--probe";
    static final int MAX_RECEIVES = 3;
    static final Duration SOON = Duration.ofSeconds(15);

    @Autowired Outbox outbox;
    @Autowired Invalidations invalidations;
    @Autowired TenantCache cache;
    @Autowired Heard heard;
    @Autowired Seals seals;
    @Autowired MeterRegistry meters;
    @Autowired SqsClient sqs;
    @Autowired SqsQueues queues;
    @Autowired QueueReaders readers;
    @Autowired OutboxRelay relay;
    @Autowired ObservationRegistry observations;
    @Autowired JdbcClient jdbc;
    @Autowired TenantDataSource tenants;
    @Autowired @Control DataSource control;
    @Autowired @Control JdbcClient controlJdbc;
    @Autowired PlatformTransactionManager transactions;
    @Autowired InMemoryRegistry registry;
    @Autowired JsonMapper json;
    @Autowired MessagingProperties properties;

    final String text = "hello-" + UUID.randomUUID();

    @AfterEach
    void serveAllBrands() {
        registry.accept(TestBrands.ASTER);
        registry.accept(TestBrands.PEBBLE);
        heard.failures.set(0);
        heard.outages.set(0);
    }

    final OutboxDrain drainTo(MessageSender sender) {
        return drainTo(sender, properties.relay().batch());
    }

    /// @param batch how many events are taken at a time
    final OutboxDrain drainTo(MessageSender sender, int batch) {
        return new OutboxDrain(
                new OutboxRows(tenants),
                cache::invalidateNow,
                sender,
                json,
                relaySettings(batch, properties.relay().sweepInterval()),
                null);
    }

    final MessagingProperties.Relay relaySettings(int batch, Duration sweepInterval) {
        var relay = properties.relay();
        return new MessagingProperties.Relay(
                relay.pollInterval(),
                sweepInterval,
                relay.markLifetime(),
                relay.concurrency(),
                batch,
                relay.longestBackoff(),
                relay.inboxRetention());
    }

    final void publish(TenantId brand, String greeting) {
        inTransaction(brand, () -> outbox.publish("greeting", new Greeting(greeting), null));
    }

    final void inTransaction(TenantId brand, Runnable work) {
        TenantContext.run(
                brand,
                () -> new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run()));
    }

    final Envelope envelope(TenantId brand) {
        return new Envelope(
                UUID.randomUUID().toString(),
                "greeting",
                brand.value(),
                registry.find(brand).orElseThrow().incarnation(),
                "Greeting",
                null,
                Map.of());
    }

    final void send(Envelope envelope, UnaryOperator<Envelope> change) {
        var body = "{\"text\": \"" + text + "\"}";
        sendSealed(change.apply(envelope.sealed(seals, body)), body);
    }

    final void sendSealed(Envelope sealed, String body) {
        sqs.sendMessage(request ->
                request.queueUrl(queues.url(QUEUE))
                        .messageBody(body)
                        .messageAttributes(sealed.attributes()));
    }

    final void assertEndsInDeadLetters() {
        await().atMost(Duration.ofSeconds(60)).until(() -> deadLetters(text));
        assertThat(heard.of(text)).isZero();
        assertThat(notes(ASTER)).isZero();
    }

    final boolean deadLetters(String text) {
        return sqs
                .receiveMessage(request ->
                        request.queueUrl(queues.url(QUEUE + "--dlq"))
                                .maxNumberOfMessages(10)
                                .visibilityTimeout(1))
                .messages()
                .stream()
                .map(Message::body)
                .anyMatch(body -> body.contains(text));
    }

    final int waiting(String queue) {
        var counts =
                sqs.getQueueAttributes(request ->
                                request.queueUrl(queues.url(queue))
                                        .attributeNamesWithStrings("All"))
                        .attributesAsStrings();
        return Integer.parseInt(counts.get("ApproximateNumberOfMessages"))
                + Integer.parseInt(counts.get("ApproximateNumberOfMessagesNotVisible"))
                + Integer.parseInt(counts.get("ApproximateNumberOfMessagesDelayed"));
    }

    /// How many messages had the outcome.
    final double counted(String outcome) {
        return meters.counter(
                        "manystory.messages.received", "topic", "greeting", "outcome", outcome)
                .count();
    }

    final int notes(TenantId brand) {
        return TenantContext.call(
                brand,
                () ->
                        jdbc.sql("select count(*) from note where text = ?")
                                .param(text)
                                .query(Integer.class)
                                .single());
    }

    final String cached(String fresh) {
        var value =
                TenantContext.call(
                        ASTER,
                        () ->
                                cache.get(
                                        "test",
                                        text,
                                        Duration.ofHours(1),
                                        () ->
                                                new CachedValue(
                                                        fresh.getBytes(StandardCharsets.UTF_8),
                                                        Set.of("listing:1"),
                                                        Map.of())));
        return new String(value.body(), StandardCharsets.UTF_8);
    }
}
