package com.manystory.tenancy.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The events in the bound brand's outbox, taken and deleted in transactions of their own.
final class OutboxRows {

    /// One relay at a time takes a brand's messages: two would mix up their order.
    private static final long RELAY_LOCK = 0x6d616e7973746f72L;

    private static final String REACHABLE =
            """
            topic <> ? and topic <> all (?) and not exists (
                select 1 from outbox earlier
                where earlier.ordering_key = outbox.ordering_key and earlier.topic = any (?)
                    and earlier.id < outbox.id)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    OutboxRows(DataSource tenants) {
        this.jdbc = JdbcClient.create(tenants);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(tenants));
    }

    /// Takes up to a number of invalidations, and deletes them when they were spread.
    Taken takeInvalidations(int limit, Delivery delivery) {
        return transact(() -> take("topic = ?", limit, delivery, Invalidations.TOPIC));
    }

    /// Takes up to a number of messages in their order, and deletes those that were sent.
    ///
    /// @param without topics that are left alone, together with whatever comes after an event of
    ///   theirs under the same ordering key
    Taken takeMessages(int limit, Set<String> without, Delivery delivery) {
        return transact(() -> {
            var isOurs =
                    jdbc.sql("select pg_try_advisory_xact_lock(?)")
                            .param(RELAY_LOCK)
                            .query(Boolean.class)
                            .single();
            if (!isOurs) {
                return Taken.BUSY;
            }
            var topics = without.toArray(String[]::new);
            return topics.length == 0
                    ? take("topic <> ?", limit, delivery, Invalidations.TOPIC)
                    : take(REACHABLE, limit, delivery, Invalidations.TOPIC, topics, topics);
        });
    }

    /// Whether messages wait, those of some topics left alone.
    boolean hasMessages(Set<String> without) {
        return jdbc.sql("select exists (select from outbox where topic <> ? and topic <> all (?))")
                .params(Invalidations.TOPIC, without.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /// Forgets what was handled longer ago than any queue keeps a message.
    void purgeInbox(Duration retention) {
        jdbc.sql("delete from inbox where received_at < now() - make_interval(secs => ?)")
                .param((double) retention.toSeconds())
                .update();
    }

    private Taken transact(Supplier<Taken> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }

    private Taken take(
            String condition, int limit, Delivery delivery, Object... conditionParameters) {
        var rows =
                jdbc.sql(
                                """
                                select id, message_id, topic, type, ordering_key, payload, headers
                                from outbox where %s order by id limit ? for update of outbox skip locked
                                """
                                        .formatted(condition))
                        .params(conditionParameters)
                        .param(limit)
                        .query((row, _) -> OutboxRow.of(row))
                        .list();
        if (rows.isEmpty()) {
            return Taken.NONE;
        }
        var delivered = delivery.deliver(rows);
        if (!delivered.isEmpty()) {
            jdbc.sql("delete from outbox where id = any(?)")
                    .param(delivered.toArray(Long[]::new))
                    .update();
        }
        if (delivered.size() < rows.size()) {
            return Taken.FAILED;
        }
        return rows.size() < limit ? Taken.NONE : Taken.MORE;
    }

    /// Delivers events and returns the ids of those that arrived.
    @FunctionalInterface
    interface Delivery {

        List<Long> deliver(List<OutboxRow> rows);
    }

    /// What is left after taking.
    enum Taken {
        /// Nothing that was there to be taken.
        NONE,
        /// Probably more.
        MORE,
        /// What couldn't be delivered.
        FAILED,
        /// Whatever another process is taking now.
        BUSY
    }
}
