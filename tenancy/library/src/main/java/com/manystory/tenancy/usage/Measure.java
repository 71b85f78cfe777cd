package com.manystory.tenancy.usage;

import java.util.Arrays;
import java.util.Optional;

/// What is measured of a brand. Units are written as UCUM does: `1` for a number, `us` for
/// microseconds, `By` for bytes, `By.h` for bytes held for an hour.
public enum Measure {

    /// What came from outside to an edge, answered or refused.
    REQUESTS("requests", "1", Kind.COUNT),
    /// What the platform's other processes asked a service for the brand.
    CALLS("calls", "1", Kind.COUNT),
    /// What an edge sent of bodies.
    SENT_BYTES("sentBytes", "By", Kind.COUNT),
    /// CPU time of the processes while they worked for the brand, by samples.
    CPU_TIME("cpuTime", "us", Kind.COUNT),
    /// For how long connections to the brand's databases were held.
    CONNECTION_TIME("connectionTime", "us", Kind.COUNT),
    /// For how long callers waited for one.
    CONNECTION_WAITS("connectionWaits", "us", Kind.COUNT),
    /// How many were opened.
    CONNECTION_OPENS("connectionOpens", "1", Kind.COUNT),
    /// For how long the server executed the brand's statements, as the server tells.
    DATABASE_TIME("databaseTime", "us", Kind.TOTAL),
    /// What the brand's databases took on disk.
    DATABASE_STORAGE("databaseStorage", "By.h", Kind.LEVEL),
    /// What the brand's pictures and files took.
    MEDIA_STORAGE("mediaStorage", "By.h", Kind.LEVEL),
    /// What the brand's values took in Redis.
    REDIS_MEMORY("redisMemory", "By.h", Kind.LEVEL),
    /// What the brand's values took in the caches of the processes.
    CACHE_MEMORY("cacheMemory", "By.h", Kind.COUNT),
    /// Messages that were sent to other services.
    MESSAGES_SENT("messagesSent", "1", Kind.COUNT),
    /// Messages that were handled.
    MESSAGES_RECEIVED("messagesReceived", "1", Kind.COUNT);

    private final String label;
    private final String unit;
    private final Kind kind;

    Measure(String label, String unit, Kind kind) {
        this.label = label;
        this.unit = unit;
        this.kind = kind;
    }

    /// The name in reports and in the API, lower camel case.
    public String label() {
        return label;
    }

    /// The unit of its amounts.
    public String unit() {
        return unit;
    }

    /// How it gets here.
    public Kind kind() {
        return kind;
    }

    /// The measure of a name.
    public static Optional<Measure> named(String label) {
        return Arrays.stream(values()).filter(m -> m.label.equals(label)).findFirst();
    }

    /// How a measure is taken.
    public enum Kind {
        /// Each process counts its own; the sum over all is the amount.
        COUNT,
        /// A store is asked how much there is; the amount is that times how long it was there,
        /// whichever process asked, and however many did.
        LEVEL,
        /// A store counts; the amount is by how much it grew since it was asked before.
        TOTAL
    }
}
