package com.manystory.tenancy.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.brand.BrandSpec;
import org.jspecify.annotations.Nullable;

/// A brand as the registry publishes it to the services.
///
/// @param id the brand's immutable id
/// @param incarnation unique to this life of the id: a brand created again under an old name gets a
///   new one, so that nothing of the old life (cookies, cache entries, tokens) is ever revived
/// @param generation counts the changes of the desired state from 1
/// @param phase where the brand is in its life
/// @param cell the database cluster that its databases live on
/// @param spec the desired state
/// @param version the registry's version at the brand's last change, by which two tellings of the
///   brand are told apart; 0 when the teller doesn't know it
/// @param credentialsVersion of the passwords of the brand's database roles, raised to change them
@JsonIgnoreProperties(ignoreUnknown = true)
public record Brand(
        TenantId id,
        String incarnation,
        long generation,
        Phase phase,
        String cell,
        BrandSpec spec,
        long version,
        int credentialsVersion) {

    private static final int FIRST = 1;

    /// Tolerates a brand that was written down without its versions.
    @JsonCreator
    static Brand read(
            TenantId id,
            String incarnation,
            long generation,
            Phase phase,
            String cell,
            BrandSpec spec,
            @Nullable Long version,
            @Nullable Integer credentialsVersion) {
        return new Brand(
                id,
                incarnation,
                generation,
                phase,
                cell,
                spec,
                version == null ? 0 : version,
                credentialsVersion == null ? FIRST : credentialsVersion);
    }

    /// A brand told without the registry's version.
    public Brand(
            TenantId id,
            String incarnation,
            long generation,
            Phase phase,
            String cell,
            BrandSpec spec) {
        this(id, incarnation, generation, phase, cell, spec, 0, FIRST);
    }

    /// Whether customers, staff, jobs and messages of the brand are served now. A degraded brand is
    /// served: what it lacks is told in its conditions.
    public boolean isServing() {
        return phase == Phase.ACTIVE || phase == Phase.DEGRADED;
    }

    /// Positive when this is a later telling of the brand than the other one, negative when it is
    /// an earlier one, and 0 when that can't be known. Within a life of the brand its generation
    /// decides before the version.
    int comparedTo(Brand other) {
        if (isOfSameLife(other) && generation != other.generation) {
            return Long.compare(generation, other.generation);
        }
        return version == 0 ? 0 : Long.compare(version, other.version);
    }

    boolean isOfSameLife(Brand other) {
        return incarnation.equals(other.incarnation);
    }

    /// Whether both say the same, whenever they said it.
    boolean isSameAs(Brand other) {
        return at(0).equals(other.at(0));
    }

    private Brand at(long other) {
        return new Brand(id, incarnation, generation, phase, cell, spec, other, credentialsVersion);
    }
}
