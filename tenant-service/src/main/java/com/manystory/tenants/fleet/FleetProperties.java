package com.manystory.tenants.fleet;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How the fleet's databases are migrated.
///
/// @param services the services that keep a database per brand
/// @param automatic whether a rollout starts by itself when a service's release brings migrations;
///   contract migrations never do
/// @param check how often that is looked for
/// @param canaries how many brands come first, one after the other, when none are named; 1 to 1,000
/// @param waves how many of the others each wave takes, as numbers or percentages; the last wave
///   takes what is left
/// @param parallelism how many databases of one cell are migrated at a time, 1 to 32
/// @param errorBudget how many brands' databases may fail before a rollout stops, as a number or a
///   percentage; no canary may
/// @param timeout how long the migration of one database may take
/// @param patience how long a database that is busy, or a service that doesn't answer, is tried
///   again before it counts as failed
/// @param firstRetry the wait after the first of these tries; it doubles with each one, up to 5
///   seconds
/// @param lease for how long an instance that died keeps others from its rollout
/// @param poll how long it takes at most to notice a rollout that nobody signalled
@Validated
@ConfigurationProperties("manystory.fleet")
public record FleetProperties(
        @NotNull @DefaultValue({"catalog-service", "payment-service"}) List<String> services,
        @DefaultValue("true") boolean automatic,
        @DefaultValue("10s") Duration check,
        @Min(1) @Max(1000) @DefaultValue("3") int canaries,
        @NotNull @DefaultValue({"10%", "30%"}) List<Share> waves,
        @Min(1) @Max(32) @DefaultValue("4") int parallelism,
        @NotNull @DefaultValue("1%") Share errorBudget,
        @DefaultValue("10m") Duration timeout,
        @DefaultValue("1m") Duration patience,
        @DefaultValue("500ms") Duration firstRetry,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("1s") Duration poll) {

    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    /// The wait before the next try, after so many.
    Duration retryAfter(int tries) {
        var doubled = firstRetry.toMillis() << Math.min(tries - 1, 16);
        return Duration.ofMillis(Math.min(doubled, LONGEST_RETRY.toMillis()));
    }

    /// A rollout as the settings would have it.
    public RolloutOptions defaults() {
        return new RolloutOptions(
                services, List.of(), canaries, waves, parallelism, errorBudget, false);
    }
}
