package com.manystory.payment.order;

import java.util.List;

/// Published as `order-paid`: the catalog confirms the reservations.
public record OrderPaid(OrderId orderId, List<String> reservations) {

    /// The topic's name.
    public static final String TOPIC = "order-paid";
}
