package com.manystory.payment.gateway;

import com.manystory.tenancy.money.Money;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// "Takes" the money of orders that cost nothing, so that they take the same way as any other.
@Component
class FreeGateway implements PaymentGateway {

    @Override
    public String name() {
        return Gateways.FREE;
    }

    @Override
    public boolean supports(PaymentMethod method) {
        return method == PaymentMethod.FREE;
    }

    @Override
    public ChargeState charge(Charge charge) {
        return charge.amount().amount() == 0
                ? new ChargeState.Captured()
                : new ChargeState.Declined("not-free");
    }

    @Override
    public ChargeState find(UUID reference) {
        return new ChargeState.Absent();
    }

    @Override
    public ChargeState cancel(UUID reference) {
        return new ChargeState.Voided();
    }

    @Override
    public void refund(UUID refund, UUID charge, Money amount) {}
}
