package com.manystory.tenants.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A migration of the fleet's databases.
///
/// @param id its number
/// @param state where it is
/// @param contract whether it applies contract migrations
/// @param parallelism how many databases of one cell are migrated at a time
/// @param errorBudget how many databases may fail before it stops
/// @param startedBy who wanted it
/// @param reason why, in their words
/// @param stop why it doesn't go on, or null
/// @param createdAt when it was planned
/// @param startedAt when the first database was begun, or null
/// @param endedAt when it ended, or null
/// @param services what each service's databases are brought to
public record Rollout(
        long id,
        RolloutState state,
        boolean contract,
        int parallelism,
        int errorBudget,
        String startedBy,
        @Nullable String reason,
        @Nullable Stop stop,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        List<Service> services) {

    /// Why a rollout doesn't go on.
    ///
    /// @param reason the cause as one upper camel case word
    /// @param message the cause in a sentence
    /// @param fix what somebody can do about it
    public record Stop(String reason, String message, String fix) {}

    /// One service's databases.
    ///
    /// @param name the service
    /// @param target the fingerprint of what they are brought to
    /// @param version of the last migration of it
    /// @param databases how many brands had one
    /// @param upToDate how many of them had it already
    public record Service(
            String name, String target, String version, int databases, int upToDate) {}

    /// The fingerprint that the service's databases shall have.
    String target(String service) {
        return services.stream()
                .filter(s -> s.name().equals(service))
                .findFirst()
                .orElseThrow()
                .target();
    }
}
