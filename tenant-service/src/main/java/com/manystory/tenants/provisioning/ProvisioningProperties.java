package com.manystory.tenants.provisioning;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How brands are brought to what they should be.
///
/// @param services the services that hold a part of each brand, by name (`catalog-service`); their
///   addresses are `manystory.services.<short name>`
/// @param edges those of them that are told last that a brand is on the air, and first that it
///   isn't
/// @param timeout how long one service may take over one brand
/// @param concurrency how many brands are worked on at a time, 1 to 64
/// @param lease for how long an instance that died keeps others from its work
/// @param poll how long it takes at most to notice work that nobody signalled
/// @param resync how often a brand is checked though nothing changed
/// @param firstRetry the wait after the first failure; it doubles with each one
/// @param longestRetry the longest wait between two tries
@Validated
@ConfigurationProperties("manystory.provisioning")
public record ProvisioningProperties(
        @NotNull
                @DefaultValue({
                    "catalog-service",
                    "payment-service",
                    "local-issuer",
                    "admin-console",
                    "storefront-bff"
                })
                List<String> services,
        @NotNull @DefaultValue({"storefront-bff", "admin-console"}) Set<String> edges,
        @DefaultValue("30s") Duration timeout,
        @Min(1) @Max(64) @DefaultValue("8") int concurrency,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("10m") Duration resync,
        @DefaultValue("500ms") Duration firstRetry,
        @DefaultValue("30s") Duration longestRetry) {

    /// The wait before the next try, after so many failures.
    Duration retryAfter(int failures) {
        var doubled = firstRetry.toMillis() << Math.min(failures - 1, 16);
        return Duration.ofMillis(Math.min(doubled, longestRetry.toMillis()));
    }
}
