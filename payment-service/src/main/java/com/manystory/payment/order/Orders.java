package com.manystory.payment.order;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The orders of the bound brand.
@Repository
@Transactional
public class Orders {

    private final JdbcClient jdbc;
    private final OrderLines lines;

    Orders(JdbcClient jdbc, OrderLines lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    /// Stores a new order; one that is there already, from an earlier try of the same call, stays.
    public void add(Order order) {
        var terms = order.terms();
        var customer = order.customer();
        var inserted =
                jdbc.sql(
                                """
                                INSERT INTO orders (id, number, owner_subject, locale, gateway, currency,
                                    subtotal, fees, total, customer_name, customer_email,
                                    customer_phone, created_at, expires_at)
                                VALUES (:id, :number, :owner, :locale, :gateway, :currency,
                                    :subtotal, :fees, :total, :name, :email, :phone,
                                    :created, :expires)
                                ON CONFLICT (id) DO NOTHING\
                                """)
                        .param("id", order.id().value())
                        .param("number", terms.number())
                        .param("owner", terms.owner())
                        .param("locale", terms.locale())
                        .param("gateway", terms.gateway())
                        .param("currency", terms.fees().currency())
                        .param("subtotal", terms.subtotal().amount())
                        .param("fees", terms.fees().amount())
                        .param("total", terms.total().amount())
                        .param("name", customer.map(Customer::name).orElse(null))
                        .param("email", customer.map(Customer::email).orElse(null))
                        .param("phone", customer.map(Customer::phone).orElse(null))
                        .param("created", Timestamp.from(terms.createdAt()))
                        .param("expires", Timestamp.from(terms.expiresAt()))
                        .update();
        if (inserted == 1) {
            lines.add(order.id(), terms.lines());
        }
    }

    /// The order as it is.
    public Optional<Order> find(OrderId id) {
        return read(id, "");
    }

    /// The order, locked until the transaction ends.
    public Optional<Order> lock(OrderId id) {
        return read(id, "FOR UPDATE");
    }

    private Optional<Order> read(OrderId id, String lock) {
        var frozen = lines.of(id);
        return jdbc.sql("SELECT *, clock_timestamp() AS as_of FROM orders WHERE id = :id " + lock)
                .param("id", id.value())
                .query((row, n) -> OrderRow.read(row, frozen))
                .optional();
    }

    /// The database's time.
    public Instant now() {
        return jdbc.sql("SELECT now()").query((row, n) -> row.getTimestamp(1).toInstant()).single();
    }

    /// When the next unpaid order's time runs out.
    public Optional<Instant> nextExpiry() {
        return jdbc.sql(
                        "SELECT expires_at FROM orders WHERE status = 'AWAITING_PAYMENT'"
                                + " ORDER BY expires_at LIMIT 1")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /// Unpaid orders whose time has run out.
    public List<OrderId> overdue(int limit) {
        return jdbc.sql(
                        """
                        SELECT id FROM orders
                        WHERE status = 'AWAITING_PAYMENT' AND expires_at <= now()
                        ORDER BY expires_at LIMIT :limit\
                        """)
                .param("limit", limit)
                .query((row, n) -> OrderRow.id(row, "id"))
                .list();
    }

    /// Stores what the verbs have changed.
    ///
    /// @throws OptimisticLockingFailureException when somebody else changed the order meanwhile
    public void save(Order order) {
        var progress = order.progress();
        var customer = order.customer();
        var updated =
                jdbc.sql(
                                """
                                UPDATE orders SET status = :status, version = version + 1,
                                    captured = :captured, refunded = :refunded, reason = :reason,
                                    paid_at = :paid, confirmed_at = :confirmed,
                                    customer_name = :name, customer_email = :email,
                                    customer_phone = :phone
                                WHERE id = :id AND version = :version\
                                """)
                        .param("id", order.id().value())
                        .param("version", order.version())
                        .param("status", progress.status().name())
                        .param("captured", progress.captured())
                        .param("refunded", progress.refunded())
                        .param("reason", progress.reason())
                        .param("paid", OrderRow.timestamp(progress.paidAt()))
                        .param("confirmed", OrderRow.timestamp(progress.confirmedAt()))
                        .param("name", customer.map(Customer::name).orElse(null))
                        .param("email", customer.map(Customer::email).orElse(null))
                        .param("phone", customer.map(Customer::phone).orElse(null))
                        .update();
        if (updated != 1) {
            throw new OptimisticLockingFailureException("Order %s changed".formatted(order.id()));
        }
    }
}
