package com.manystory.catalog.reservation;

import com.manystory.tenancy.messaging.Outbox;
import com.manystory.tenancy.messaging.Subscription;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What becomes of reservations when orders are paid or cancelled, and what is told of it.
@Configuration(proxyBeanMethods = false)
class OrderEvents {

    private static final String GROUP = "catalog";

    @Bean
    Subscription<OrderPaid> confirmReservations(Booking booking, Outbox outbox) {
        return new Subscription<>(
                "order-paid",
                GROUP,
                OrderPaid.class,
                (order, message) -> confirm(order, booking, outbox));
    }

    @Bean
    Subscription<OrderCancelled> releaseReservations(Booking booking) {
        return new Subscription<>(
                "order-cancelled",
                GROUP,
                OrderCancelled.class,
                (order, message) -> order.reservations().forEach(booking::cancel));
    }

    static void confirm(OrderPaid order, Booking booking, Outbox outbox) {
        for (var id : order.reservations()) {
            var confirmed = booking.confirm(id);
            if (confirmed == Confirmation.CONFIRMED) {
                outbox.publish(
                        "reservation-confirmed",
                        new ReservationConfirmed(order.orderId(), id, null),
                        order.orderId());
            } else {
                outbox.publish(
                        "reservation-rejected",
                        new ReservationRejected(order.orderId(), id, confirmed.reason()),
                        order.orderId());
            }
        }
    }

    /// Published by payments.
    record OrderPaid(String orderId, List<UUID> reservations) {}

    /// Published by payments.
    record OrderCancelled(String orderId, List<UUID> reservations, @Nullable String reason) {}

    /// Published for payments.
    record ReservationConfirmed(String orderId, UUID reservationId, @Nullable String reason) {}

    /// Published for payments: the order is to be refunded.
    record ReservationRejected(String orderId, UUID reservationId, String reason) {}
}
