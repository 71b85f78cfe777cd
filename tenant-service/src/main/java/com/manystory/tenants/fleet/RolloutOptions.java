package com.manystory.tenants.fleet;

import com.manystory.tenancy.TenantId;
import java.util.List;

/// What is wanted of a rollout.
///
/// @param services whose databases are migrated
/// @param canaries brands that come first, in this order
/// @param canaryCount how many of the smallest brands come first when no named one lacks anything
/// @param waves how many of the others each wave takes
/// @param parallelism how many databases of one cell are migrated at a time
/// @param errorBudget how many databases may fail before it stops
/// @param contract whether it applies contract migrations, and nothing else
public record RolloutOptions(
        List<String> services,
        List<TenantId> canaries,
        int canaryCount,
        List<Share> waves,
        int parallelism,
        Share errorBudget,
        boolean contract) {

    public RolloutOptions {
        services = List.copyOf(services);
        canaries = List.copyOf(canaries);
        waves = List.copyOf(waves);
    }

    /// The same for these services.
    RolloutOptions of(List<String> chosen) {
        return new RolloutOptions(
                chosen, canaries, canaryCount, waves, parallelism, errorBudget, contract);
    }
}
