package com.manystory.payment.order;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the catalog answered about the seats of orders.
@Repository
public class OrderReservations {

    private final JdbcClient jdbc;

    OrderReservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Notes the catalog's word on a reservation.
    ///
    /// @return false when the reservation isn't one of this order's
    public boolean note(OrderId order, String reservation, boolean confirmed) {
        return jdbc.sql(
                                """
                                UPDATE order_reservation SET status = :status, changed_at = now()
                                WHERE order_id = :order AND reservation_id = :reservation\
                                """)
                        .param("status", confirmed ? "CONFIRMED" : "REJECTED")
                        .param("order", order.value())
                        .param("reservation", reservation)
                        .update()
                == 1;
    }

    /// Whether the catalog confirmed every reservation of the order.
    public boolean areAllConfirmed(OrderId order) {
        return jdbc.sql(
                        """
                        SELECT bool_and(status = 'CONFIRMED') FROM order_reservation
                        WHERE order_id = :order\
                        """)
                .param("order", order.value())
                .query(Boolean.class)
                .single();
    }
}
