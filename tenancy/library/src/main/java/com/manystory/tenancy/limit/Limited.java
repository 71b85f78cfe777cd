package com.manystory.tenancy.limit;

import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.brand.Quota;
import org.jspecify.annotations.Nullable;

/// What is limited by rate.
public enum Limited {

    /// What comes from outside to this edge.
    REQUESTS("requests"),
    /// What the platform's other processes ask this one for a brand.
    CALLS("calls"),
    /// What this service tells others.
    MESSAGES("messages");

    private final String label;

    Limited(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /// The brand's limit, or null when it has none.
    @Nullable RateLimit of(BrandSpec brand, LimitProperties platform) {
        return switch (this) {
            case REQUESTS -> requests(brand, platform);
            case CALLS -> {
                var requests = requests(brand, platform);
                yield requests == null ? null : requests.times(platform.internalFactor());
            }
            case MESSAGES -> {
                var perMinute =
                        limit(brand, Quota.MESSAGES_PER_MINUTE, platform.messagesPerMinute());
                yield perMinute == null
                        ? null
                        : new RateLimit(perMinute / 60.0, Math.max(1, perMinute / 6));
            }
        };
    }

    private static @Nullable RateLimit requests(BrandSpec brand, LimitProperties platform) {
        var rate = limit(brand, Quota.REQUESTS_PER_SECOND, platform.requestsPerSecond());
        if (rate == null) {
            return null;
        }
        // A brand's own rate doesn't go with the platform's burst.
        var isOwn = brand.quota(Quota.REQUESTS_PER_SECOND).isPresent();
        var burst = limit(brand, Quota.REQUEST_BURST, isOwn ? null : platform.requestBurst());
        return new RateLimit(rate, burst == null ? 2 * rate : burst);
    }

    private static @Nullable Long limit(BrandSpec brand, Quota quota, @Nullable Long platform) {
        var own = brand.quota(quota);
        return own.isPresent() ? Long.valueOf(own.getAsLong()) : platform;
    }
}
