package com.manystory.payment.settlement;

import com.manystory.payment.gateway.CustomerAction;
import com.manystory.payment.gateway.PaymentMethod;
import com.manystory.payment.order.OrderId;
import com.manystory.tenancy.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The attempts to pay orders of the bound brand.
@Repository
public class Attempts {

    private static final String SELECT =
            """
            SELECT *, (extract(epoch FROM clock_timestamp() - created_at) * 1000)::bigint AS age
            FROM payment_attempt
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Attempts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Attempt attempt, Duration checkAfter) {
        jdbc.sql(
                        """
                        INSERT INTO payment_attempt (id, order_id, gateway, method, amount, currency,
                            outcome, next_check_at)
                        VALUES (:id, :order, :gateway, :method, :amount, :currency, :outcome,
                            now() + :check * interval '1 ms')\
                        """)
                .param("id", attempt.id())
                .param("order", attempt.order().value())
                .param("gateway", attempt.gateway())
                .param("method", attempt.method().slug())
                .param("amount", attempt.amount().amount())
                .param("currency", attempt.amount().currency())
                .param("outcome", attempt.testOutcome())
                .param("check", checkAfter.toMillis())
                .update();
    }

    Optional<Attempt> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = :id").param("id", id).query(this::read).optional();
    }

    /// The order's newest attempt.
    public Optional<Attempt> latest(OrderId order) {
        return jdbc.sql(SELECT + "WHERE order_id = :order ORDER BY created_at DESC LIMIT 1")
                .param("order", order.value())
                .query(this::read)
                .optional();
    }

    /// How often it was tried to pay the order.
    int count(OrderId order) {
        return jdbc.sql("SELECT count(*) FROM payment_attempt WHERE order_id = :order")
                .param("order", order.value())
                .query(Integer.class)
                .single();
    }

    /// Attempts whose outcome should be asked for now.
    List<Attempt> unresolved(int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE status IN ('CREATED', 'PENDING') AND next_check_at <= now()
                                ORDER BY next_check_at LIMIT :limit\
                                """)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    Optional<Instant> nextCheck() {
        return jdbc.sql(
                        """
                        SELECT next_check_at FROM payment_attempt
                        WHERE status IN ('CREATED', 'PENDING')
                        ORDER BY next_check_at LIMIT 1\
                        """)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /// The outcome is open still; look again later, each time twice as late, a minute at most.
    void postpone(UUID id, @Nullable CustomerAction action) {
        jdbc.sql(
                        """
                        UPDATE payment_attempt SET checks = checks + 1,
                            status = CASE WHEN :action::text IS NULL THEN status ELSE 'PENDING' END,
                            action = coalesce(CAST(:action AS jsonb), action),
                            next_check_at = now() + least(5 * power(2, checks), 60) * interval '1 s'
                        WHERE id = :id AND status IN ('CREATED', 'PENDING')\
                        """)
                .param("id", id)
                .param("action", action == null ? null : json.writeValueAsString(action))
                .update();
    }

    void settle(UUID id, AttemptStatus status, @Nullable String failure) {
        jdbc.sql(
                        """
                        UPDATE payment_attempt SET status = :status, failure = :failure,
                            settled_at = now() WHERE id = :id\
                        """)
                .param("id", id)
                .param("status", status.name())
                .param("failure", failure)
                .update();
    }

    private Attempt read(ResultSet row, int n) throws SQLException {
        var action = row.getString("action");
        return new Attempt(
                row.getObject("id", UUID.class),
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getString("gateway"),
                PaymentMethod.of(row.getString("method")).orElseThrow(),
                AttemptStatus.valueOf(row.getString("status")),
                new Money(row.getLong("amount"), row.getString("currency")),
                action == null ? null : json.readValue(action, CustomerAction.class),
                row.getString("outcome"),
                Duration.ofMillis(row.getLong("age")));
    }
}
