package com.manystory.payment.gateway;

import com.manystory.tenancy.money.Money;
import java.util.UUID;

/// An outside system that takes customers' money for the bound brand. Each call may be repeated
/// with the same reference without any further effect, and may fail with
/// [GatewayUnreachableException] after having had its effect.
public interface PaymentGateway {

    /// The adapter's name in a brand's settings, such as `sandbox`.
    String name();

    /// Whether payments can be made this way.
    boolean supports(PaymentMethod method);

    /// Takes the money, or starts to.
    ChargeState charge(Charge charge);

    /// Looks a charge up by our reference.
    ChargeState find(UUID reference);

    /// Makes sure that the money isn't taken from now on, even if the charge is still on its way.
    ///
    /// @return what became of the charge: voided, unless it was settled before
    ChargeState cancel(UUID reference);

    /// Gives the money of a charge back.
    ///
    /// @param refund our name for the refund; it happens at most once
    void refund(UUID refund, UUID charge, Money amount);
}
