package com.manystory.payment.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How repeated calls are recognised.
///
/// @param keep how long an answer is kept, at least a day
/// @param lease how long a call may take before a repetition takes it over, longer than any call
@ConfigurationProperties("manystory.payment.idempotency")
record IdempotencySettings(
        @DefaultValue("25h") Duration keep, @DefaultValue("30s") Duration lease) {

    IdempotencySettings {
        if (keep.compareTo(Duration.ofHours(24)) < 0) {
            throw new IllegalArgumentException(
                    "manystory.payment.idempotency.keep must be at least 24 hours");
        }
    }
}
