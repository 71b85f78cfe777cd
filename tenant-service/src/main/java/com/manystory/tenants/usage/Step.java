package com.manystory.tenants.usage;

import java.time.Duration;

/// How finely usage is told.
public enum Step {
    /// By hours, for as long as they are kept.
    HOUR("hour", Duration.ofHours(1), 31),
    /// By days of UTC.
    DAY("day", Duration.ofDays(1), 400);

    private final String label;
    private final Duration length;
    private final int mostDays;

    Step(String label, Duration length, int mostDays) {
        this.label = label;
        this.length = length;
        this.mostDays = mostDays;
    }

    /// The name in the API.
    public String label() {
        return label;
    }

    /// How long it is.
    public Duration length() {
        return length;
    }

    /// The longest period that is told in such steps.
    public Duration longest() {
        return Duration.ofDays(mostDays);
    }
}
