package com.manystory.tenants.usage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// For how long usage is kept.
///
/// @param hours for how long by hours; older ones are added up to days
/// @param days for how long by days
/// @param tidy how often what is too old is looked for
@ConfigurationProperties("manystory.usage.keep")
public record UsageKeeping(
        @DefaultValue("40d") Duration hours,
        @DefaultValue("750d") Duration days,
        @DefaultValue("1h") Duration tidy) {

    private static final Duration DAY = Duration.ofDays(1);

    public UsageKeeping {
        if (hours.compareTo(DAY) < 0 || days.compareTo(hours) < 0 || !tidy.isPositive()) {
            throw new IllegalArgumentException(
                    "manystory.usage.keep.hours must be a day at least, days no less than hours,"
                            + " and tidy positive");
        }
    }
}
