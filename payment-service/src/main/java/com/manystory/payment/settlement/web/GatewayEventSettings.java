package com.manystory.payment.settlement.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How gateways' webhooks are kept.
///
/// @param keep how long a gateway's webhook is kept, as evidence
@ConfigurationProperties("manystory.payment.gateway-events")
record GatewayEventSettings(@DefaultValue("90d") Duration keep) {}
