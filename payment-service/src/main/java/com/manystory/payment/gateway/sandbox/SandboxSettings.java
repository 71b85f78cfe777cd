package com.manystory.payment.gateway.sandbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the sandbox gateway behaves.
///
/// @param settleAfter how long it takes until a transfer, wallet or QR payment is made, and until
///   any webhook is sent
/// @param silence how long a charge that times out keeps its caller waiting
/// @param webhooks whether webhooks are sent at all
/// @param keepWebhooks how long a delivered webhook is kept
@ConfigurationProperties("manystory.payment.sandbox")
record SandboxSettings(
        @DefaultValue("2s") Duration settleAfter,
        @DefaultValue("10s") Duration silence,
        @DefaultValue("true") boolean webhooks,
        @DefaultValue("7d") Duration keepWebhooks) {}
