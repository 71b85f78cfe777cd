package com.manystory.tenants.desired;

import com.manystory.tenancy.brand.Quota;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a brand lives and how much it may use.
final class PlacementRules implements Rule {

    private static final Set<String> TIERS = Set.of("pooled", "dedicated");
    private static final String QUOTAS = "/quotas";

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
        var quotas = state.quotas();
        if (quotas != null) {
            quotas.forEach((name, limit) -> limit(name, limit, violations));
            together(quotas, state, violations);
        }
    }

    private static void limit(String name, @Nullable Long limit, Violations violations) {
        var at = Violations.member(QUOTAS, name);
        Texts.oneOf(name, Quota.names(), at, violations);
        if (limit == null || limit < 1) {
            violations.add(at, "A limit is at least 1; leave it out for none.");
        } else {
            Quota.named(name)
                    .filter(quota -> limit > quota.most())
                    .ifPresent(quota ->
                            violations.add(at, "This can be at most %d.".formatted(quota.most())));
        }
    }

    private static void together(
            Map<String, Long> quotas, DesiredState state, Violations violations) {
        if (quotas.containsKey(Quota.REQUEST_BURST.key())
                && !quotas.containsKey(Quota.REQUESTS_PER_SECOND.key())) {
            violations.add(
                    Violations.member(QUOTAS, Quota.REQUEST_BURST.key()),
                    "A burst goes with requestsPerSecond, which is missing.");
        }
        var staff = quotas.get(Quota.STAFF.key());
        if (staff != null && state.admins() != null && state.admins().size() > staff) {
            violations.add(
                    "/admins", "These are more than the brand's %d of staff.".formatted(staff));
        }
    }
}
