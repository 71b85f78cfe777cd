package com.manystory.payment;

import com.manystory.payment.order.OrderCancelled;
import com.manystory.tenancy.messaging.Outbox;
import com.manystory.tenancy.messaging.Subscription;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// The catalog's side of the messages, over the real queues.
@TestConfiguration(proxyBeanMethods = false)
public class CatalogEvents {

    @Bean
    FakeCatalog fakeCatalog() {
        return PaymentTest.CATALOG;
    }

    @Bean
    Subscription<Paid> catalogHearsOfPaidOrders(FakeCatalog catalog, Outbox outbox) {
        return new Subscription<>(
                "order-paid",
                "catalog",
                Paid.class,
                (paid, message) -> {
                    if (!catalog.hear(paid.orderId())) {
                        return;
                    }
                    var reason = catalog.rejection();
                    for (var reservation : paid.reservations()) {
                        outbox.publish(
                                reason == null ? "reservation-confirmed" : "reservation-rejected",
                                Map.of(
                                        "orderId",
                                        paid.orderId(),
                                        "reservationId",
                                        reservation,
                                        "reason",
                                        reason == null ? "" : reason),
                                paid.orderId());
                    }
                });
    }

    @Bean
    Subscription<Cancelled> catalogHearsOfCancelledOrders(FakeCatalog catalog) {
        return new Subscription<>(
                OrderCancelled.TOPIC,
                "catalog",
                Cancelled.class,
                (cancelled, message) -> catalog.released().addAll(cancelled.reservations()));
    }

    record Paid(String orderId, List<String> reservations) {}

    record Cancelled(String orderId, List<String> reservations, String reason) {}
}
