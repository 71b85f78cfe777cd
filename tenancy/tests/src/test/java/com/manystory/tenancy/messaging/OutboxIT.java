package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.NoTenantException;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.messaging.MessagingProbe.Greeting;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/// What is published leaves when, and only when, it is committed.
class OutboxIT extends MessagingTest {

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
    void keepsAMarkThatMayBelongToAnOpenTransaction() {
        var quince = TenantId.of("quince");
        var index = new PendingBrands(control, Duration.ofSeconds(30));
        index.mark(quince);
        long mark = Objects.requireNonNull(index.all().get(quince));

        index.clear(quince, mark);
        assertThat(index.all()).containsEntry(quince, mark);

        makeMarkOlder(quince);
        new PendingBrands(control, Duration.ofSeconds(30)).mark(quince);
        makeMarkOlder(quince);
        index.clear(quince, mark);
        assertThat(index.all()).containsEntry(quince, mark + 1);

        index.clear(quince, mark + 1);
        assertThat(index.all()).doesNotContainKey(quince);
    }

    @Test
    void keepsTheMarkOfTheNextLifeWhenAnEarlierOneIsErasedLate() {
        var medlar = TenantId.of("medlar");
        var index = new PendingBrands(control, Duration.ofSeconds(30));
        controlJdbc
                .sql(
                        """
                        insert into brand_database (brand_id, incarnation, cell, state)
                        values ('medlar', 'life-2', 'local', 'READY')
                        """)
                .update();
        index.mark(medlar);

        index.forget(medlar, "life-1");
        assertThat(index.all()).containsKey(medlar);

        index.forget(medlar, "life-2");
        assertThat(index.all()).doesNotContainKey(medlar);
        controlJdbc.sql("delete from brand_database where brand_id = 'medlar'").update();
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

    private void makeMarkOlder(TenantId brand) {
        controlJdbc
                .sql(
                        """
                        update outbox_pending set marked_at = marked_at - interval '1 minute'
                        where brand_id = ?
                        """)
                .param(brand.value())
                .update();
    }

    private boolean isMarked(TenantId brand) {
        return controlJdbc
                        .sql("select count(*) from outbox_pending where brand_id = ?")
                        .param(brand.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
