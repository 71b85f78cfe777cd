package com.manystory.payment.gateway.sandbox;

import com.manystory.payment.due.DueWork;
import com.manystory.payment.gateway.Charge;
import com.manystory.payment.gateway.ChargeState;
import com.manystory.payment.gateway.GatewayUnreachableException;
import com.manystory.payment.gateway.PaymentGateway;
import com.manystory.payment.gateway.PaymentMethod;
import com.manystory.tenancy.money.Money;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The built-in gateway. Cards are answered at once; the other methods wait for a customer who acts
/// by himself a moment later. It misbehaves on request, in the ways that real gateways do.
@Component
class SandboxGateway implements PaymentGateway {

    private final SandboxCharges charges;
    private final SandboxSettings settings;
    private final DueWork due;

    SandboxGateway(SandboxCharges charges, SandboxSettings settings, DueWork due) {
        this.charges = charges;
        this.settings = settings;
        this.due = due;
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public boolean supports(PaymentMethod method) {
        return method != PaymentMethod.FREE;
    }

    @Override
    public ChargeState charge(Charge charge) {
        var outcome = SandboxOutcome.of(charge.testOutcome());
        if (outcome == SandboxOutcome.TIMEOUT) {
            keepSilent();
        }
        due.markIn(settings.settleAfter());
        var state = charges.open(charge, outcome == SandboxOutcome.DECLINE);
        if (outcome == SandboxOutcome.CHARGE_THEN_DROP_REPLY) {
            throw new GatewayUnreachableException("The sandbox dropped its reply, as asked");
        }
        return state;
    }

    @Override
    public ChargeState find(UUID reference) {
        return charges.find(reference).orElseGet(ChargeState.Absent::new);
    }

    @Override
    public ChargeState cancel(UUID reference) {
        return charges.cancel(reference);
    }

    @Override
    public void refund(UUID refund, UUID charge, Money amount) {
        charges.refund(refund, charge, amount);
    }

    private void keepSilent() {
        try {
            Thread.sleep(settings.silence());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new GatewayUnreachableException("The sandbox kept silent, as asked");
    }
}
