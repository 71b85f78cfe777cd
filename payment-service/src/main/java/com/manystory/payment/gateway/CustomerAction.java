package com.manystory.payment.gateway;

import java.util.Map;

/// What the customer has to do for a payment to go on.
///
/// @param kind `transfer`, `scan` or `open-app`
/// @param details what it takes, such as the `account` to transfer to
public record CustomerAction(String kind, Map<String, String> details) {

    public CustomerAction {
        details = Map.copyOf(details);
    }
}
