package com.manystory.payment.settlement;

import com.manystory.payment.gateway.Charge;
import com.manystory.payment.gateway.CustomerAction;
import com.manystory.payment.gateway.PaymentMethod;
import com.manystory.payment.order.OrderId;
import com.manystory.tenancy.money.Money;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One attempt to pay an order at a gateway, recorded before the gateway is asked. Its id is the
/// reference by which the gateway knows it.
///
/// @param action what the customer has to do, or null
/// @param testOutcome how a test gateway should answer, or null
/// @param age since when it has been recorded
public record Attempt(
        UUID id,
        OrderId order,
        String gateway,
        PaymentMethod method,
        AttemptStatus status,
        Money amount,
        @Nullable CustomerAction action,
        @Nullable String testOutcome,
        Duration age) {

    Charge charge() {
        return new Charge(id, amount, method, testOutcome);
    }
}
