package com.manystory.payment.gateway;

/// What a gateway says about a charge.
public sealed interface ChargeState {

    /// The money was taken.
    record Captured() implements ChargeState {}

    /// The customer has something to do, or the gateway hasn't decided.
    record Pending(CustomerAction action) implements ChargeState {}

    /// The money won't be taken.
    ///
    /// @param code why, as a slug such as `insufficient-funds`
    record Declined(String code) implements ChargeState {}

    /// We called the charge off; the gateway won't take the money any more.
    record Voided() implements ChargeState {}

    /// The gateway doesn't know the reference; it may still arrive.
    record Absent() implements ChargeState {}

    /// The gateway didn't answer: anything may have happened.
    record Unknown() implements ChargeState {}
}
