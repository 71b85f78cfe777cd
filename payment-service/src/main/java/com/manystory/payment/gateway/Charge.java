package com.manystory.payment.gateway;

import com.manystory.tenancy.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a gateway is asked to take.
///
/// @param reference our name for the attempt; a gateway takes money for it at most once
/// @param testOutcome how a test gateway should answer, or null; real gateways ignore it
public record Charge(
        UUID reference, Money amount, PaymentMethod method, @Nullable String testOutcome) {}
