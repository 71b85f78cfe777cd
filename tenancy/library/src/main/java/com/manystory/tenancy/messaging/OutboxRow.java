package com.manystory.tenancy.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event on its way out.
record OutboxRow(
        long id,
        UUID messageId,
        String topic,
        String type,
        @Nullable String orderingKey,
        String payload,
        String headers) {

    static OutboxRow of(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                row.getObject("message_id", UUID.class),
                row.getString("topic"),
                row.getString("type"),
                row.getString("ordering_key"),
                row.getString("payload"),
                row.getString("headers"));
    }
}
