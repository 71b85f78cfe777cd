package com.manystory.tenancy.redis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The platform's Redis. Everything works without it, slower.
///
/// @param url its address as a `redis://` or `rediss://` URL with the service's user and password;
///   without one there is no Redis
/// @param timeout how long a command may take
/// @param queueSize how many commands may wait for their answers; more are refused at once
/// @param pauseAfterFailure how long Redis is left alone after a command failed, before each
///   attempt to find it answering again
@ConfigurationProperties("manystory.redis")
public record RedisProperties(
        @Nullable String url,
        @DefaultValue("500ms") Duration timeout,
        @DefaultValue("1000") int queueSize,
        @DefaultValue("500ms") Duration pauseAfterFailure) {

    String requiredUrl() {
        if (url == null) {
            throw new IllegalArgumentException("manystory.redis.url must be set");
        }
        return url;
    }
}
