package com.manystory.tenancy.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of calls to the other processes.
///
/// @param connectTimeout how long a connection may take to open, and a call may wait for a free one
/// @param readTimeout how long an answer may take
/// @param connectionsPerService how many connections are held open to one service, which is how
///   many calls may be under way; of these a brand may have as many as are still free
/// @param callsPerBrand the most calls of one brand under way to one service
/// @param waitingPerBrand how many more calls of one brand may wait; beyond, they are refused
@ConfigurationProperties("manystory.internal.client")
public record InternalClientProperties(
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("64") int connectionsPerService,
        @DefaultValue("32") int callsPerBrand,
        @DefaultValue("256") int waitingPerBrand) {}
