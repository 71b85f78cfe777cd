package com.manystory.payment.settlement;

import com.manystory.payment.order.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The bound brand's paid orders that the catalog hasn't answered yet.
@Repository
class AwaitedConfirmations {

    private final JdbcClient jdbc;

    AwaitedConfirmations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The catalog has been told that the order is paid.
    void add(OrderId order, Duration askAgainAfter) {
        jdbc.sql(
                        """
                        INSERT INTO awaited_confirmation (order_id, next_ask_at)
                        VALUES (:order, now() + :after * interval '1 ms')
                        ON CONFLICT DO NOTHING\
                        """)
                .param("order", order.value())
                .param("after", askAgainAfter.toMillis())
                .update();
    }

    /// The catalog is told once more.
    void askedAgain(OrderId order, Duration askAgainAfter) {
        jdbc.sql(
                        """
                        UPDATE awaited_confirmation SET asked = asked + 1,
                            next_ask_at = now() + :after * interval '1 ms'
                        WHERE order_id = :order\
                        """)
                .param("order", order.value())
                .param("after", askAgainAfter.toMillis())
                .update();
    }

    /// Nothing is waited for any more.
    void remove(OrderId order) {
        jdbc.sql("DELETE FROM awaited_confirmation WHERE order_id = :order")
                .param("order", order.value())
                .update();
    }

    /// Orders about which the catalog should be asked now.
    List<OrderId> due(int limit) {
        return jdbc.sql(
                        """
                        SELECT order_id FROM awaited_confirmation WHERE next_ask_at <= now()
                        ORDER BY next_ask_at LIMIT :limit\
                        """)
                .param("limit", limit)
                .query((row, n) -> new OrderId(row.getObject("order_id", UUID.class)))
                .list();
    }

    /// How long an answer about the order has been waited for, if it is still due.
    Optional<Wait> findDue(OrderId order) {
        return jdbc.sql(
                        """
                        SELECT asked, (extract(epoch FROM now() - since) * 1000)::bigint AS waited
                        FROM awaited_confirmation
                        WHERE order_id = :order AND next_ask_at <= now()\
                        """)
                .param("order", order.value())
                .query(AwaitedConfirmations::read)
                .optional();
    }

    Optional<Instant> nextDue() {
        return jdbc.sql("SELECT next_ask_at FROM awaited_confirmation ORDER BY next_ask_at LIMIT 1")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private static Wait read(ResultSet row, int n) throws SQLException {
        return new Wait(row.getInt("asked"), Duration.ofMillis(row.getLong("waited")));
    }

    /// A wait for the catalog's answer.
    ///
    /// @param asked how often the catalog was told
    record Wait(int asked, Duration waited) {}
}
