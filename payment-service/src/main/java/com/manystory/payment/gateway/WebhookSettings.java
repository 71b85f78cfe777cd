package com.manystory.payment.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// How gateways' webhooks are trusted.
///
/// @param webhookKey the secret that each brand's webhook secret is derived from
@ConfigurationProperties("manystory.payment")
record WebhookSettings(String webhookKey) {

    WebhookSettings {
        if (webhookKey == null || webhookKey.length() < 32) {
            throw new IllegalArgumentException(
                    "manystory.payment.webhook-key needs at least 32 characters");
        }
    }
}
