package com.manystory.payment.order;

import com.manystory.tenancy.money.Money;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The frozen lines of orders, and what became of their seats.
@Repository
class OrderLines {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderLines(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(OrderId order, List<OrderLine> lines) {
        for (int position = 0; position < lines.size(); position++) {
            add(order, position, lines.get(position));
        }
    }

    private void add(OrderId order, int position, OrderLine line) {
        var session = line.booking() instanceof Booking.OfSession it ? it : null;
        var date = line.booking() instanceof Booking.OfDate it ? it.date() : null;
        var image = line.image();
        jdbc.sql(
                        """
                        INSERT INTO order_line (order_id, position, listing_id, listing_slug, title,
                            vendor_slug, vendor_name, package_id, package_name, session_id,
                            session_start, session_end, time_zone, booked_date, quantity, unit_price, total,
                            commission_basis_points, reservation_id, image)
                        VALUES (:order, :position, :listing, :slug, :title, :vendorSlug, :vendorName,
                            :package, :packageName, :session, :start, :end, :zone, :date, :quantity, :price,
                            :total, :commission, :reservation, CAST(:image AS jsonb))\
                        """)
                .param("order", order.value())
                .param("position", position)
                .param("listing", line.listingId())
                .param("slug", line.listingSlug())
                .param("title", line.title())
                .param("vendorSlug", line.vendorSlug())
                .param("vendorName", line.vendorName())
                .param("package", line.packageId())
                .param("packageName", line.packageName())
                .param("session", session == null ? null : session.sessionId())
                .param("start", OrderRow.timestamp(session == null ? null : session.start()))
                .param("end", OrderRow.timestamp(session == null ? null : session.end()))
                .param("zone", session == null ? null : session.timeZone().getId())
                .param("date", date == null ? null : Date.valueOf(date))
                .param("quantity", line.quantity())
                .param("price", line.unitPrice().amount())
                .param("total", line.total().amount())
                .param("commission", line.commissionBasisPoints())
                .param("reservation", line.reservationId())
                .param("image", image == null ? null : image.toString())
                .update();
        jdbc.sql("INSERT INTO order_reservation (reservation_id, order_id) VALUES (:id, :order)")
                .param("id", line.reservationId())
                .param("order", order.value())
                .update();
    }

    List<OrderLine> of(OrderId order) {
        return jdbc.sql(
                        """
                        SELECT l.*, o.currency FROM order_line l JOIN orders o ON o.id = l.order_id
                        WHERE l.order_id = :order ORDER BY l.position\
                        """)
                .param("order", order.value())
                .query((row, n) -> read(row))
                .list();
    }

    private OrderLine read(ResultSet row) throws SQLException {
        return new OrderLine(
                row.getString("listing_id"),
                row.getString("listing_slug"),
                row.getString("title"),
                row.getString("vendor_slug"),
                row.getString("vendor_name"),
                row.getString("package_id"),
                row.getString("package_name"),
                booking(row),
                row.getInt("quantity"),
                new Money(row.getLong("unit_price"), row.getString("currency")),
                row.getInt("commission_basis_points"),
                row.getString("reservation_id"),
                image(row.getString("image")));
    }

    private static Booking booking(ResultSet row) throws SQLException {
        var date = row.getDate("booked_date");
        return date != null
                ? new Booking.OfDate(date.toLocalDate())
                : new Booking.OfSession(
                        row.getString("session_id"),
                        OrderRow.required(row, "session_start"),
                        OrderRow.instant(row, "session_end"),
                        ZoneId.of(row.getString("time_zone")));
    }

    private @Nullable JsonNode image(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }
}
