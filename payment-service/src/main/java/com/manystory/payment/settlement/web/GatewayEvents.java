package com.manystory.payment.settlement.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Webhooks as they came, each kept once.
@Repository
class GatewayEvents {

    private final JdbcClient jdbc;

    GatewayEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
