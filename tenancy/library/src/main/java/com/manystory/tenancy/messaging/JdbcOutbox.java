package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// Writes events beside the data that they tell about. Before the commit the brand is marked in the
/// index of pending brands; after it the relay is told to look at once.
final class JdbcOutbox implements Outbox {

    private final DataSource tenants;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Topics topics;
    private final MessageTraces traces;
    private final PendingBrands pending;
    private final Consumer<TenantId> nudge;

    JdbcOutbox(
            DataSource tenants,
            JsonMapper json,
            Topics topics,
            MessageTraces traces,
            PendingBrands pending,
            Consumer<TenantId> nudge) {
        this.tenants = tenants;
        this.jdbc = JdbcClient.create(tenants);
        this.json = json;
        this.topics = topics;
        this.traces = traces;
        this.pending = pending;
        this.nudge = nudge;
    }

    @Override
    public void publish(String topic, Object event, @Nullable String orderingKey) {
        var tenant = TenantContext.required();
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.hasResource(tenants)) {
            throw new IllegalStateException(
                    "Events are published inside a transaction of the brand's database");
        }
        topics.requireKnown(topic);
        jdbc.sql(
                        """
                        insert into outbox (message_id, topic, type, ordering_key, payload, headers)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(UUID.randomUUID())
                .param(topic)
                .param(event.getClass().getSimpleName())
                .param(orderingKey)
                .param(json.writeValueAsString(event))
                .param(json.writeValueAsString(traces.outgoing(topic)))
                .update();
        announce(tenant);
    }

    private void announce(TenantId tenant) {
        var isAnnounced =
                TransactionSynchronizationManager.getSynchronizations().stream()
                        .anyMatch(Announcement.class::isInstance);
        if (!isAnnounced) {
            TransactionSynchronizationManager.registerSynchronization(new Announcement(tenant));
        }
    }

    private final class Announcement implements TransactionSynchronization {

        private final TenantId tenant;

        Announcement(TenantId tenant) {
            this.tenant = tenant;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            pending.mark(tenant);
        }

        @Override
        public void afterCommit() {
            nudge.accept(tenant);
        }
    }
}
