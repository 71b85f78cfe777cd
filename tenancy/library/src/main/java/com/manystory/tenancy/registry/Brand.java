package com.manystory.tenancy.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.brand.BrandSpec;

/// A brand as the registry publishes it to the services.
///
/// @param id the brand's immutable id
/// @param incarnation unique to this life of the id: a brand created again under an old name gets a
///   new one, so that nothing of the old life (cookies, cache entries, tokens) is ever revived
/// @param generation counts the changes of the desired state from 1
/// @param phase where the brand is in its life
/// @param cell the database cluster that its databases live on
/// @param spec the desired state
@JsonIgnoreProperties(ignoreUnknown = true)
public record Brand(
        TenantId id,
        String incarnation,
        long generation,
        Phase phase,
        String cell,
        BrandSpec spec) {

    /// Whether customers, staff, jobs and messages of the brand are served now. A degraded brand is
    /// served: what it lacks is told in its conditions.
    public boolean isServing() {
        return phase == Phase.ACTIVE || phase == Phase.DEGRADED;
    }
}
