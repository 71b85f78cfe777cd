package com.manystory.payment.settlement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long gateways and the catalog are waited for.
///
/// @param gatewayTimeout how long a customer waits for a gateway before the payment is shown as
///   pending
/// @param reconcileAfter when an attempt without an answer is first looked up
/// @param abandonAfter when an attempt that the gateway doesn't know is called off
/// @param maxAttempts how often a customer may try to pay one order
/// @param askAgainAfter how long the catalog may take to confirm a paid order before it is told
///   again, and again each time
/// @param refundAfter how long the catalog may take to confirm a paid order before the money goes
///   back
@ConfigurationProperties("manystory.payment.settlement")
record SettlementSettings(
        @DefaultValue("2500ms") Duration gatewayTimeout,
        @DefaultValue("5s") Duration reconcileAfter,
        @DefaultValue("12s") Duration abandonAfter,
        @DefaultValue("5") int maxAttempts,
        @DefaultValue("2m") Duration askAgainAfter,
        @DefaultValue("30m") Duration refundAfter) {}
