package com.manystory.payment.settlement.web;

import com.manystory.payment.due.DueTask;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Webhooks as they came, each kept once and for a time.
@Repository
class GatewayEvents implements DueTask {

    private final JdbcClient jdbc;
    private final GatewayEventSettings settings;

    GatewayEvents(JdbcClient jdbc, GatewayEventSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public void runDue() {
        jdbc.sql(
                        "DELETE FROM gateway_event"
                                + " WHERE received_at <= now() - :keep * interval '1 s'")
                .param("keep", settings.keep().toSeconds())
                .update();
    }

    /// Rides along with other work; the sweep does the rest.
    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    void keep(String gateway, String eventId, String body) {
        jdbc.sql(
                        """
                        INSERT INTO gateway_event (gateway, event_id, body)
                        VALUES (:gateway, :event, :body) ON CONFLICT DO NOTHING\
                        """)
                .param("gateway", gateway)
                .param("event", eventId)
                .param("body", body)
                .update();
    }
}
