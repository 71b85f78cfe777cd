package com.manystory.tenants.audit;

import com.manystory.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// All audit events, each chained to the one before by its hash. There is no way to change one: the
/// database refuses it to this service's role, and lets it add at the end only.
@Repository
public class AuditEvents {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Anchors anchors;

    AuditEvents(JdbcClient jdbc, JsonMapper json, Anchors anchors) {
        this.jdbc = jdbc;
        this.json = json;
        this.anchors = anchors;
    }

    /// Adds an event in the transaction of the change. From then on until the commit nobody else
    /// can add one, so it comes after everything that others may have to wait for.
    public void add(
            Actor actor,
            String action,
            TenantId brand,
            @Nullable Object before,
            @Nullable Object after) {
        var added =
                jdbc.sql(
                                """
                                SELECT * FROM audit.append(:actor, :onBehalfOf, :action, :brand,
                                    :reason, CAST(:before AS json), CAST(:after AS json), :trace)
                                """)
                        .param("actor", actor.name())
                        .param("onBehalfOf", actor.onBehalfOf())
                        .param("action", action)
                        .param("brand", brand.value())
                        .param("reason", actor.reason())
                        .param("before", document(before))
                        .param("after", document(after))
                        .param("trace", actor.traceId())
                        .query((row, number) -> ChainedEvent.read(row))
                        .single();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        anchors.log(added.sequence(), added.hash());
                    }
                });
    }

    private @Nullable String document(@Nullable Object state) {
        return state == null ? null : json.writeValueAsString(state);
    }

    /// The newest event of an action on a brand.
    public Optional<AuditEvent> last(TenantId brand, String action) {
        return jdbc.sql(
                        """
                        SELECT * FROM audit.events WHERE brand_id = :brand AND action = :action
                        ORDER BY sequence DESC LIMIT 1
                        """)
                .param("brand", brand.value())
                .param("action", action)
                .query((row, number) -> ChainedEvent.read(row).published(json))
                .optional();
    }

    /// Events, the newest first, before one.
    ///
    /// @param first none older than this one
    public List<AuditEvent> page(
            @Nullable Long before, long first, @Nullable String brand, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM audit.events
                        WHERE sequence < :before AND sequence >= :first
                            AND (:brand = '' OR brand_id = :brand)
                        ORDER BY sequence DESC LIMIT :limit
                        """)
                .param("first", first)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("brand", brand == null ? "" : brand)
                .param("limit", limit)
                .query((row, number) -> ChainedEvent.read(row).published(json))
                .list();
    }
}
