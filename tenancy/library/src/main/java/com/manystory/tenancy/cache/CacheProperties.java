package com.manystory.tenancy.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The cache in this process and in Redis.
///
/// @param nearSize what the values in this process may weigh together
/// @param longestTtl how long any value lives at most
/// @param loadTimeout how long somebody waits for a value that another is loading
/// @param withoutLink how long a value in this process lives while it can't hear of invalidations
/// @param repeatAfter when an invalidation is said a second time, for what was loaded meanwhile
///   from a process that heard of it a moment later
/// @param heartbeat how often it is checked that invalidations still get here
@ConfigurationProperties("manystory.cache")
public record CacheProperties(
        @DefaultValue("32MB") DataSize nearSize,
        @DefaultValue("1d") Duration longestTtl,
        @DefaultValue("30s") Duration loadTimeout,
        @DefaultValue("1s") Duration withoutLink,
        @DefaultValue("300ms") Duration repeatAfter,
        @DefaultValue("500ms") Duration heartbeat) {}
