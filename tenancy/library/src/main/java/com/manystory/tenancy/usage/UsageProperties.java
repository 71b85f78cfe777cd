package com.manystory.tenancy.usage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How usage is measured.
///
/// @param deliver how often a process tells what it counted: what it may lose when it is killed
/// @param readings how often stores are asked what brands use of them
/// @param sampleCpu how far apart the moments are, on average, at which the threads that run are
///   looked at
@ConfigurationProperties("manystory.usage")
public record UsageProperties(
        @DefaultValue("1m") Duration deliver,
        @DefaultValue("10m") Duration readings,
        @DefaultValue("10ms") Duration sampleCpu) {

    public UsageProperties {
        requirePositive("deliver", deliver);
        requirePositive("readings", readings);
        requirePositive("sample-cpu", sampleCpu);
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("manystory.usage." + name + " must be positive");
        }
    }
}
