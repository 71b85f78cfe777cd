package com.manystory.tenancy.limit;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of brands that have none of their own in their quotas.
///
/// @param requestsPerSecond requests a second to the website and, apart from it, to the admin API;
///   absent, there is no limit
/// @param requestBurst how many requests may come at once; absent, as many as two seconds allow
/// @param messagesPerMinute messages a minute to other services; absent, there is no limit
/// @param internalFactor how many times the requests of a brand each service behind the edges takes
///   for it, since a page may take several calls
@ConfigurationProperties("manystory.limits")
public record LimitProperties(
        @Nullable Long requestsPerSecond,
        @Nullable Long requestBurst,
        @Nullable Long messagesPerMinute,
        @DefaultValue("20") int internalFactor) {

    public LimitProperties {
        require(requestsPerSecond, "requests-per-second");
        require(requestBurst, "request-burst");
        require(messagesPerMinute, "messages-per-minute");
        require((long) internalFactor, "internal-factor");
    }

    private static void require(@Nullable Long limit, String name) {
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException(
                    "manystory.limits.%s must be 1 or more".formatted(name));
        }
    }
}
