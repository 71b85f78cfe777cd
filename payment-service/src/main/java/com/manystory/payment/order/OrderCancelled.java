package com.manystory.payment.order;

import java.util.List;

/// Published as `order-cancelled`: the catalog releases the reservations.
///
/// @param reason why, as a slug such as `expired`
public record OrderCancelled(OrderId orderId, List<String> reservations, String reason) {

    /// The topic's name.
    public static final String TOPIC = "order-cancelled";
}
