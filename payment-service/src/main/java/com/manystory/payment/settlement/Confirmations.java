package com.manystory.payment.settlement;

import com.manystory.payment.ledger.Ledger;
import com.manystory.payment.order.Order;
import com.manystory.payment.order.OrderCancelled;
import com.manystory.payment.order.OrderId;
import com.manystory.payment.order.OrderReservations;
import com.manystory.payment.order.OrderStatus;
import com.manystory.payment.order.Orders;
import com.manystory.tenancy.messaging.Outbox;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Acts on the catalog's answers: an order whose seats are all confirmed is confirmed and its money
/// shared out; one whose seats are gone is refunded. The seats of an order that was refunded before
/// the answer came are given back. Answers about orders or reservations that aren't this brand's
/// and this order's are dropped.
@Service
class Confirmations {

    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);

    private final Orders orders;
    private final OrderReservations reservations;
    private final Attempts attempts;
    private final Refunds refunds;
    private final AwaitedConfirmations awaited;
    private final Ledger ledger;
    private final Outbox outbox;

    Confirmations(
            Orders orders,
            OrderReservations reservations,
            Attempts attempts,
            Refunds refunds,
            AwaitedConfirmations awaited,
            Ledger ledger,
            Outbox outbox) {
        this.orders = orders;
        this.reservations = reservations;
        this.attempts = attempts;
        this.refunds = refunds;
        this.awaited = awaited;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    @Transactional
    public void confirmed(ReservationAnswer answer) {
        noted(answer, true)
                .ifPresent(order -> {
                    if (order.status().isClosed()) {
                        giveSeatsBack(order);
                    } else if (isConfirmable(order)) {
                        ledger.recordSale(order);
                        order.confirm();
                        orders.save(order);
                        awaited.remove(order.id());
                    }
                });
    }

    /// An order whose money is on its way back isn't confirmed any more: its seats are released
    /// when it is refunded.
    private boolean isConfirmable(Order order) {
        return order.status() == OrderStatus.PAID
                && reservations.areAllConfirmed(order.id())
                && !refunds.isRequested(order.id());
    }

    /// The catalog may hear that an order is paid after it heard that it was cancelled.
    private void giveSeatsBack(Order order) {
        var reason = order.reason() == null ? "closed" : order.reason();
        outbox.publish(
                OrderCancelled.TOPIC,
                new OrderCancelled(order.id(), order.terms().reservations(), reason),
                order.id().toString());
    }

    @Transactional
    public void rejected(ReservationAnswer answer) {
        noted(answer, false)
                .filter(order ->
                        order.status() == OrderStatus.PAID
                                || order.status() == OrderStatus.CONFIRMED)
                .ifPresent(order -> {
                    var attempt = attempts.latest(order.id()).orElseThrow();
                    var reason = answer.reason();
                    refunds.request(order, attempt.id(), reason == null ? "rejected" : reason);
                    awaited.remove(order.id());
                });
    }

    private Optional<Order> noted(ReservationAnswer answer, boolean confirmed) {
        var order = OrderId.parse(answer.orderId()).flatMap(orders::lock);
        if (order.isEmpty()
                || !reservations.note(order.get().id(), answer.reservationId(), confirmed)) {
            LOG.warn(
                    "The catalog answered about reservation {} of order {}, which this brand"
                            + " doesn't have",
                    answer.reservationId(),
                    answer.orderId());
            return Optional.empty();
        }
        return order;
    }
}
