package com.manystory.payment.order;

import com.manystory.tenancy.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads an order from its row.
final class OrderRow {

    private OrderRow() {}

    static Order read(ResultSet row, List<OrderLine> lines) throws SQLException {
        var terms =
                new OrderTerms(
                        id(row, "id"),
                        row.getString("number"),
                        row.getString("owner_subject"),
                        row.getString("locale"),
                        row.getString("gateway"),
                        lines,
                        new Money(row.getLong("fees"), row.getString("currency")),
                        required(row, "created_at"),
                        required(row, "expires_at"));
        var progress =
                new OrderProgress(
                        OrderStatus.valueOf(row.getString("status")),
                        customer(row),
                        row.getLong("captured"),
                        row.getLong("refunded"),
                        instant(row, "paid_at"),
                        instant(row, "confirmed_at"),
                        row.getString("reason"));
        return new Order(terms, progress, row.getLong("version"), required(row, "as_of"));
    }

    static OrderId id(ResultSet row, String column) throws SQLException {
        return new OrderId(row.getObject(column, UUID.class));
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instant(row, column), column);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Customer customer(ResultSet row) throws SQLException {
        var name = row.getString("customer_name");
        return name == null
                ? null
                : new Customer(
                        name, row.getString("customer_email"), row.getString("customer_phone"));
    }
}
