package com.manystory.tenants.audit;

import com.manystory.tenancy.TenantId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All audit events. There is no way to change one: the database refuses it.
@Repository
public class AuditEvents {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditEvents(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Adds an event in the transaction of the change.
    public void add(
            Actor actor,
            String action,
            TenantId brand,
            @Nullable Object before,
            @Nullable Object after) {
        jdbc.sql(
                        """
                        INSERT INTO audit_events
                            (actor, action, brand_id, reason, state_before, state_after, trace_id)
                        VALUES (:actor, :action, :brand, :reason, CAST(:before AS jsonb),
                                CAST(:after AS jsonb), :trace)
                        """)
                .param("actor", actor.name())
                .param("action", action)
                .param("brand", brand.value())
                .param("reason", actor.reason())
                .param("before", document(before))
                .param("after", document(after))
                .param("trace", actor.traceId())
                .update();
    }

    private @Nullable String document(@Nullable Object state) {
        return state == null ? null : json.writeValueAsString(state);
    }

    /// Events, the newest first, before one.
    public List<AuditEvent> page(@Nullable Long before, @Nullable String brand, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM audit_events
                        WHERE id < :before AND (:brand = '' OR brand_id = :brand)
                        ORDER BY id DESC LIMIT :limit
                        """)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("brand", brand == null ? "" : brand)
                .param("limit", limit)
                .query((row, number) ->
                        new AuditEvent(
                                row.getLong("id"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("actor"),
                                row.getString("action"),
                                row.getString("brand_id"),
                                row.getString("reason"),
                                tree(row.getString("state_before")),
                                tree(row.getString("state_after")),
                                row.getString("trace_id")))
                .list();
    }

    private @Nullable JsonNode tree(@Nullable String document) {
        return document == null ? null : json.readTree(document);
    }
}
