package com.manystory.tenancy.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which process may claim what in the tokens that it mints, so that one that was taken over can't
/// become more than it is. Nobody may claim a role that isn't listed.
///
/// @param roles which processes may claim a role, in place of the built-in list of that role; `*`
///   stands for every trusted process
/// @param brands the processes that may call for a brand
@ConfigurationProperties("manystory.internal.claims")
public record ClaimRules(
        @DefaultValue Map<String, Set<String>> roles,
        @DefaultValue({"storefront-bff", "admin-console", "catalog-service", "payment-service"})
                Set<String> brands) {

    private static final String ANY = "*";
    private static final Set<String> CONSOLE = Set.of("admin-console");
    private static final Map<String, Set<String>> BUILT_IN =
            Map.of(
                    "service", Set.of(ANY),
                    "customer", Set.of("storefront-bff"),
                    "viewer", CONSOLE,
                    "editor", CONSOLE,
                    "finance", CONSOLE,
                    "owner", CONSOLE,
                    "operator", CONSOLE,
                    "control-plane", Set.of("tenant-service"));

    public ClaimRules {
        var all = new HashMap<>(BUILT_IN);
        all.putAll(roles);
        roles = Map.copyOf(all);
        brands = Set.copyOf(brands);
    }

    boolean mayClaim(String issuer, String role) {
        var issuers = roles.getOrDefault(role, Set.of());
        return issuers.contains(issuer) || issuers.contains(ANY);
    }

    boolean mayCallForBrands(String issuer) {
        return brands.contains(issuer);
    }
}
