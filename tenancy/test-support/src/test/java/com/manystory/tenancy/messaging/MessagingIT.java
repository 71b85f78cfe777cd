package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.NoTenantException;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantExecutor;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.cache.TenantCache;
import com.manystory.tenancy.cache.TenantCache.CachedValue;
import com.manystory.tenancy.data.Control;
import com.manystory.tenancy.data.TenantDataSource;
import com.manystory.tenancy.internal.Seals;
import com.manystory.tenancy.messaging.MessagingProbe.Greeting;
import com.manystory.tenancy.messaging.MessagingProbe.Heard;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TenancyTest;
import com.manystory.tenancy.test.TestBrands;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.json.JsonMapper;

@TenancyTest
@SpringBootTest(
        classes = MessagingProbe.class,
        properties = {
            "manystory.internal.name=messages-service",
            "manystory.test.messaging=true",
            "manystory.messaging.create-queues=true",
            "manystory.messaging.topics.greeting=probe",
            "manystory.messaging.topics.unheard=nobody",
            "management.tracing.export.enabled=true",
            "manystory.messaging.consumer.max-receives=3",
            "manystory.messaging.consumer.first-retry=1s",
            "manystory.messaging.consumer.postponement=1s",
            "manystory.messaging.relay.poll-interval=500ms",
            "manystory.messaging.relay.sweep-interval=2s",
            "manystory.messaging.relay.mark-lifetime=3s"
        })
class MessagingIT {

    private static final TenantId ASTER = TestBrands.ASTER.id();
    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    private static final String QUEUE = "test-greeting--probe";
    private static final Duration SOON = Duration.ofSeconds(15);

    @Autowired private Outbox outbox;
    @Autowired private Invalidations invalidations;
    @Autowired private TenantCache cache;
    @Autowired private Heard heard;
    @Autowired private Seals seals;
    @Autowired private SqsClient sqs;
    @Autowired private SqsQueues queues;
    @Autowired private QueueReaders readers;
    @Autowired private OutboxRelay relay;
    @Autowired private ObservationRegistry observations;
    @Autowired private JdbcClient jdbc;
    @Autowired private TenantDataSource tenants;
    @Autowired private @Control DataSource control;
    @Autowired private @Control JdbcClient controlJdbc;
    @Autowired private PlatformTransactionManager transactions;
    @Autowired private InMemoryRegistry registry;
    @Autowired private JsonMapper json;
    @Autowired private MessagingProperties properties;

    private final String text = "hello-" + UUID.randomUUID();

    @AfterEach
    void serveAllBrands() {
        registry.accept(TestBrands.ASTER);
        registry.accept(TestBrands.PEBBLE);
        heard.failures.set(0);
        heard.outages.set(0);
    }

    @Test
    void handlesAnEventForTheBrandThatPublishedIt() {
        publish(ASTER, text);

        await().atMost(SOON).until(() -> heard.of(text) == 1);
        assertThat(heard.all).contains("aster aster aster " + text);
        assertThat(notes(ASTER)).isEqualTo(1);
        assertThat(notes(PEBBLE)).isZero();
    }

    @Test
    void publishesNothingThatIsRolledBack() {
        TenantContext.run(
                ASTER,
                () ->
                        new TransactionTemplate(transactions)
                                .executeWithoutResult(status -> {
                                    outbox.publish("greeting", new Greeting(text), null);
                                    status.setRollbackOnly();
                                }));
        publish(ASTER, text + "-later");

        await().atMost(SOON).until(() -> heard.of(text + "-later") == 1);
        assertThat(heard.of(text)).isZero();
    }

    @Test
    void refusesToPublishOutsideABrandOrATransaction() {
        assertThatThrownBy(() -> outbox.publish("greeting", new Greeting(text), null))
                .isInstanceOf(NoTenantException.class);
        TenantContext.run(
                ASTER,
                () ->
                        assertThatThrownBy(
                                        () -> outbox.publish("greeting", new Greeting(text), null))
                                .isInstanceOf(IllegalStateException.class));
    }

    @Test
    void refusesATopicThatNobodyConsumes() {
        TenantContext.run(
                ASTER,
                () ->
                        new TransactionTemplate(transactions)
                                .executeWithoutResult(_ ->
                                        assertThatThrownBy(() ->
                                                        outbox.publish(
                                                                "misspelt",
                                                                new Greeting(text),
                                                                null))
                                                .isInstanceOf(IllegalStateException.class)));
    }

    @Test
    void handlesARepeatedMessageOnce() {
        var envelope = envelope(ASTER);
        send(envelope, UnaryOperator.identity());
        await().atMost(SOON).until(() -> heard.of(text) == 1);

        send(envelope, UnaryOperator.identity());

        await().atMost(SOON).until(() -> waiting(QUEUE) == 0);
        assertThat(heard.of(text)).isEqualTo(1);
        assertThat(notes(ASTER)).isEqualTo(1);
    }

    @Test
    void neverHandlesAMessageWithoutABrand() {
        send(envelope(ASTER), sealed -> with(sealed, "", sealed.incarnation(), sealed.seal()));

        assertEndsInDeadLetters();
    }

    @Test
    void neverHandlesAMessageOfAnUnknownBrand() {
        var unknown = TestBrands.named("zinnia");
        send(
                new Envelope(
                        UUID.randomUUID().toString(),
                        "greeting",
                        "zinnia",
                        unknown.incarnation(),
                        "Greeting",
                        null,
                        Map.of()),
                UnaryOperator.identity());

        assertEndsInDeadLetters();
    }

    @Test
    void neverHandlesAMessageWhoseBrandWasForged() {
        send(
                envelope(ASTER),
                sealed -> with(sealed, "pebble", TestBrands.PEBBLE.incarnation(), sealed.seal()));

        assertEndsInDeadLetters();
        assertThat(notes(PEBBLE)).isZero();
    }

    @Test
    void neverHandlesAMessageWithoutASeal() {
        send(envelope(ASTER), sealed -> with(sealed, "aster", sealed.incarnation(), null));

        assertEndsInDeadLetters();
    }

    @Test
    void dropsAMessageOfAnotherLifeOfItsBrand() {
        var old =
                new Envelope(
                        UUID.randomUUID().toString(),
                        "greeting",
                        "aster",
                        "an-earlier-life",
                        "Greeting",
                        null,
                        Map.of());
        send(old, UnaryOperator.identity());

        await().atMost(SOON).until(() -> waiting(QUEUE) == 0);
        assertThat(heard.of(text)).isZero();
        assertThat(deadLetters(text)).isFalse();
    }

    @Test
    void postponesTheMessagesOfABrandThatIsNotServed() throws InterruptedException {
        registry.accept(TestBrands.in(Phase.SUSPENDED, TestBrands.ASTER));
        publish(ASTER, text);
        Thread.sleep(6_000);
        assertThat(heard.of(text)).isZero();

        registry.accept(TestBrands.ASTER);

        await().atMost(SOON).until(() -> heard.of(text) == 1);
        assertThat(deadLetters(text)).isFalse();
    }

    @Test
    void undoesAFailedHandlingAndTriesAgain() {
        heard.failures.set(1);
        publish(ASTER, text);

        await().atMost(SOON).until(() -> heard.of(text) == 1);
        assertThat(notes(ASTER)).isEqualTo(1);
    }

    @Test
    void losesNothingInAnOutageThatOutlastsTheReceives() {
        heard.outages.set(8);
        publish(ASTER, text);

        await().atMost(Duration.ofSeconds(60)).until(() -> heard.of(text) == 1);
        assertThat(notes(ASTER)).isEqualTo(1);
        assertThat(deadLetters(text)).isFalse();
    }

    @Test
    void delayedPoisonDoesNotHoldUpOthers() {
        heard.failures.set(100);
        publish(ASTER, text);
        await().atMost(SOON).until(() -> heard.failures.get() < 100);
        heard.failures.set(0);

        publish(PEBBLE, text + "-other");

        await().atMost(Duration.ofSeconds(3)).until(() -> heard.of(text + "-other") == 1);
    }

    @Test
    void sendsWhatAKilledProcessCommittedButDidNotSend() {
        // The dead process marked the index and committed; nobody was nudged.
        var dead =
                new JdbcOutbox(
                        tenants,
                        json,
                        new Topics(properties),
                        new MessageTraces(ObservationRegistry.NOOP),
                        new PendingBrands(control, Duration.ofSeconds(3)),
                        _ -> {});
        inTransaction(ASTER, () -> dead.publish("greeting", new Greeting(text), null));

        await().atMost(SOON).until(() -> heard.of(text) == 1);
    }

    @Test
    void sendsWhatTheIndexLost() {
        inTransaction(
                PEBBLE,
                () ->
                        jdbc.sql(
                                        """
                                        insert into outbox (message_id, topic, type, payload)
                                        values (gen_random_uuid(), 'greeting', 'Greeting', ?)
                                        """)
                                .param("{\"text\": \"" + text + "\"}")
                                .update());

        await().atMost(SOON).until(() -> heard.of(text) == 1);
    }

    @Test
    void takesABrandOffTheIndexOnlyAfterAMarksLifetime() {
        await().atMost(SOON).until(() -> !isMarked(ASTER));
        publish(ASTER, text);
        assertThat(isMarked(ASTER)).isTrue();

        await().atMost(SOON).until(() -> heard.of(text) == 1);
        await().atMost(SOON).until(() -> !isMarked(ASTER));
    }

    @Test
    void keepsAMarkThatMayBelongToAnOpenTransaction() throws InterruptedException {
        var quince = TenantId.of("quince");
        var index = new PendingBrands(control, Duration.ofSeconds(2));
        index.mark(quince);
        long mark = Objects.requireNonNull(index.all().get(quince));

        index.clear(quince, mark);
        assertThat(index.all()).containsEntry(quince, mark);

        Thread.sleep(2_100);
        new PendingBrands(control, Duration.ofSeconds(2)).mark(quince);
        Thread.sleep(2_100);
        index.clear(quince, mark);
        assertThat(index.all()).containsEntry(quince, mark + 1);

        index.clear(quince, mark + 1);
        assertThat(index.all()).doesNotContainKey(quince);
    }

    @Test
    void sendsInOrderWhateverFailsInBetween() {
        var sent = new ArrayList<String>();
        var calls = new AtomicInteger();
        MessageSender flaky =
                (_, rows) -> {
                    if (calls.incrementAndGet() % 2 == 1) {
                        return List.of();
                    }
                    var some = rows.subList(0, Math.min(3, rows.size()));
                    some.forEach(row -> sent.add(row.payload()));
                    return some.stream().map(OutboxRow::id).toList();
                };
        var drain = drainTo(flaky);
        relay.stop();
        try {
            for (int i = 0; i < 10; i++) {
                var number = i;
                inTransaction(
                        PEBBLE, () -> outbox.publish("unheard", new Greeting(text + number), "a"));
            }
            await().atMost(SOON)
                    .until(() -> TenantContext.call(PEBBLE, () -> drain.drain(TestBrands.PEBBLE)));
        } finally {
            relay.start();
        }

        assertThat(sent).filteredOn(payload -> payload.contains(text)).hasSize(10).isSorted();
    }

    @Test
    void invalidatesWhileMessagesCannotBeSent() {
        var drain = drainTo((_, _) -> List.of());
        relay.stop();
        try {
            cached("flowers");
            inTransaction(
                    ASTER,
                    () -> {
                        outbox.publish("unheard", new Greeting(text), null);
                        invalidations.publish(Set.of("listing:1"));
                    });
            TenantContext.run(ASTER, () -> drain.drain(TestBrands.ASTER));

            assertThat(cached("roses")).isEqualTo("roses");
            assertThat(
                            TenantContext.call(
                                    ASTER,
                                    () ->
                                            jdbc.sql("select count(*) from outbox where topic = ?")
                                                    .param("unheard")
                                                    .query(Integer.class)
                                                    .single()))
                    .isPositive();
        } finally {
            relay.start();
        }
    }

    @Test
    void letsOneRelayAtATimeSendABrandsMessages() throws Exception {
        var sending = new CountDownLatch(1);
        var proceed = new CountDownLatch(1);
        var slow =
                drainTo((_, rows) -> {
                    sending.countDown();
                    try {
                        proceed.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return rows.stream().map(OutboxRow::id).toList();
                });
        relay.stop();
        try {
            inTransaction(ASTER, () -> outbox.publish("unheard", new Greeting(text), "a"));
            var first =
                    TenantContext.call(
                            ASTER, () -> TenantExecutor.fork(() -> slow.drain(TestBrands.ASTER)));
            sending.await();
            inTransaction(ASTER, () -> outbox.publish("unheard", new Greeting(text), "a"));
            var sentBySecond = new AtomicInteger();
            var second =
                    drainTo((_, rows) -> {
                        sentBySecond.addAndGet(rows.size());
                        return List.of();
                    });

            assertThat(
                            TenantContext.<Boolean, RuntimeException>call(
                                    ASTER, () -> second.drain(TestBrands.ASTER)))
                    .isFalse();
            assertThat(sentBySecond).hasValue(0);
            proceed.countDown();
            assertThat(first.get()).isTrue();
        } finally {
            proceed.countDown();
            relay.start();
        }
    }

    @Test
    void keepsTheTraceFromPublisherToHandler() {
        var published = new AtomicReference<@Nullable String>();
        Observation.createNotStarted("order", observations)
                .observe(() -> {
                    published.set(MDC.get("traceId"));
                    publish(ASTER, text);
                });

        await().atMost(SOON).until(() -> heard.of(text) == 1);
        assertThat(published.get()).isNotNull();
        assertThat(heard.traces).containsEntry(text, published.get());
    }

    @Test
    void commitsNothingWhenTheIndexCannotBeMarked() {
        var unreachable =
                new JdbcOutbox(
                        tenants,
                        json,
                        new Topics(properties),
                        new MessageTraces(ObservationRegistry.NOOP),
                        new PendingBrands(new BrokenDataSource(), Duration.ofSeconds(3)),
                        _ -> {});

        assertThatThrownBy(() ->
                        inTransaction(
                                ASTER,
                                () -> {
                                    jdbc.sql("insert into note (text) values (?)")
                                            .param(text)
                                            .update();
                                    unreachable.publish("greeting", new Greeting(text), null);
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(notes(ASTER)).isZero();
    }

    @Test
    void invalidatesTheCacheAfterTheCommit() {
        await().until(cache::linkUp);
        assertThat(cached("flowers")).isEqualTo("flowers");

        inTransaction(ASTER, () -> invalidations.publish(Set.of("listing:1")));

        await().atMost(Duration.ofSeconds(2)).until(() -> cached("roses").equals("roses"));
    }

    @Test
    void stopsReadingWithinThreeSeconds() {
        var started = System.nanoTime();
        readers.stop();
        var took = Duration.ofNanos(System.nanoTime() - started);
        readers.start();

        assertThat(took).isLessThan(Duration.ofSeconds(3));
        publish(ASTER, text);
        await().atMost(SOON).until(() -> heard.of(text) == 1);
    }

    private OutboxDrain drainTo(MessageSender sender) {
        return new OutboxDrain(
                new OutboxRows(tenants), cache::invalidateNow, sender, json, properties.relay());
    }

    private void publish(TenantId brand, String greeting) {
        inTransaction(brand, () -> outbox.publish("greeting", new Greeting(greeting), null));
    }

    private void inTransaction(TenantId brand, Runnable work) {
        TenantContext.run(
                brand,
                () -> new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run()));
    }

    private Envelope envelope(TenantId brand) {
        return new Envelope(
                UUID.randomUUID().toString(),
                "greeting",
                brand.value(),
                registry.find(brand).orElseThrow().incarnation(),
                "Greeting",
                null,
                Map.of());
    }

    private static Envelope with(
            Envelope sealed, String tenant, String incarnation, @Nullable String seal) {
        return new Envelope(
                sealed.id(),
                sealed.topic(),
                tenant,
                incarnation,
                sealed.type(),
                seal,
                sealed.headers());
    }

    private void send(Envelope envelope, UnaryOperator<Envelope> change) {
        var body = "{\"text\": \"" + text + "\"}";
        var changed = change.apply(envelope.sealed(seals, body));
        sqs.sendMessage(request ->
                request.queueUrl(queues.url(QUEUE))
                        .messageBody(body)
                        .messageAttributes(changed.attributes()));
    }

    private void assertEndsInDeadLetters() {
        await().atMost(Duration.ofSeconds(60)).until(() -> deadLetters(text));
        assertThat(heard.of(text)).isZero();
        assertThat(notes(ASTER)).isZero();
    }

    private boolean deadLetters(String text) {
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

    private int waiting(String queue) {
        var counts =
                sqs.getQueueAttributes(request ->
                                request.queueUrl(queues.url(queue))
                                        .attributeNamesWithStrings("All"))
                        .attributesAsStrings();
        return Integer.parseInt(counts.get("ApproximateNumberOfMessages"))
                + Integer.parseInt(counts.get("ApproximateNumberOfMessagesNotVisible"))
                + Integer.parseInt(counts.get("ApproximateNumberOfMessagesDelayed"));
    }

    private boolean isMarked(TenantId brand) {
        return controlJdbc
                        .sql("select count(*) from outbox_pending where brand_id = ?")
                        .param(brand.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private int notes(TenantId brand) {
        return TenantContext.call(
                brand,
                () ->
                        jdbc.sql("select count(*) from note where text = ?")
                                .param(text)
                                .query(Integer.class)
                                .single());
    }

    private String cached(String fresh) {
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
