package com.manystory.payment.settlement;

/// Why an order's payment is called off.
enum Closing {
    /// The customer gave the order up.
    CANCELLED,
    /// The time to pay has run out.
    EXPIRED,
    /// The gateway never answered; the customer may try again.
    NO_ANSWER
}
