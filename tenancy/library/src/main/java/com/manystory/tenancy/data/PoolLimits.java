package com.manystory.tenancy.data;

import java.time.Duration;

/// The limits of a [KeyedConnectionPool].
///
/// @param budget the most connections over all brands
/// @param perCell the most connections to one cell: one that hangs must leave some to the others
/// @param perBrand the most connections of one brand
/// @param acquireTimeout how long a caller waits
/// @param affinity how long a brand's own callers may go on reusing its connection while another
///   brand waits for room; it saves opening one connection after the other under load
/// @param validateAfter the idle time after which a connection is tested first
/// @param maxLifetime the age at which a connection is replaced
/// @param idleTimeout how long a connection is kept unused
/// @param leakAfter how long one may be held before a warning
public record PoolLimits(
        int budget,
        int perCell,
        int perBrand,
        Duration acquireTimeout,
        Duration affinity,
        Duration validateAfter,
        Duration maxLifetime,
        Duration idleTimeout,
        Duration leakAfter) {

    /// The limits that the settings ask for.
    public static PoolLimits of(DataProperties settings) {
        return new PoolLimits(
                settings.budget(),
                settings.mostPerCell(),
                settings.perBrand(),
                settings.acquireTimeout(),
                Duration.ofMillis(20),
                settings.validateAfter(),
                settings.maxLifetime(),
                settings.idleTimeout(),
                settings.leakAfter());
    }
}
