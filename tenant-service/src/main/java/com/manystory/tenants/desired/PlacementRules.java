package com.manystory.tenants.desired;

import java.util.Set;

/// Where a brand lives and how much it may use.
final class PlacementRules implements Rule {

    private static final Set<String> TIERS = Set.of("pooled", "dedicated");
    private static final Set<String> QUOTAS =
            Set.of(
                    "listings",
                    "vendors",
                    "staff",
                    "importRows",
                    "mediaMegabytes",
                    "requestsPerSecond");

    private final Set<String> cells;

    PlacementRules(Set<String> cells) {
        this.cells = cells;
    }

    @Override
    public void check(DesiredState state, Violations violations) {
        var placement = state.placement();
        if (placement != null) {
            Texts.oneOf(placement.cell(), cells, "/placement/cell", violations);
            Texts.oneOf(placement.tier(), TIERS, "/placement/tier", violations);
        }
        if (state.quotas() != null) {
            state.quotas()
                    .forEach((name, limit) -> {
                        var at = Violations.member("/quotas", name);
                        Texts.oneOf(name, QUOTAS, at, violations);
                        if (limit < 1) {
                            violations.add(at, "A limit is at least 1; leave it out for none.");
                        }
                    });
        }
    }
}
