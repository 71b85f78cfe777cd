package com.manystory.tenants.brand;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Phase;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A brand as the control plane stores it: what it should be and what it is.
///
/// @param id the brand's immutable id
/// @param incarnation unique to this life of the id; later lives sort after earlier ones
/// @param generation counts the changes of what is wanted, from 1
/// @param observedGeneration the newest generation that every service knows; 0 for none
/// @param phase where the brand is in its life
/// @param intent what is wanted, beside the desired state
/// @param intentReason why, in the operator's words
/// @param intentSince since when
/// @param eraseAfter until when an off-boarding can be taken back; null when there is none
/// @param erasing whether the erasure has begun, which can't be taken back
/// @param activated whether all parts were ever ready
/// @param cell the database cluster that it was placed on
/// @param spec the desired state
/// @param credentialsVersion of the passwords of its database roles, from 1
/// @param version the registry's version at the last change that services see
/// @param unfinishedRestore the restore that began and of whose success nothing is known; null when
///   there is none
/// @param createdAt when this life began
/// @param updatedAt when what is wanted last changed
public record StoredBrand(
        TenantId id,
        String incarnation,
        long generation,
        long observedGeneration,
        Phase phase,
        Intent intent,
        @Nullable String intentReason,
        Instant intentSince,
        @Nullable Instant eraseAfter,
        boolean erasing,
        boolean activated,
        String cell,
        BrandSpec spec,
        int credentialsVersion,
        long version,
        @Nullable UUID unfinishedRestore,
        Instant createdAt,
        Instant updatedAt) {

    /// The brand as services are told about it.
    public Brand published() {
        return announced(phase, version);
    }

    /// The brand as services are told about it just ahead of its entering the phase. It is newer
    /// than what is stored, and older than whatever will be: services believe what is stored.
    public Brand announcedAs(Phase next) {
        return announced(next, version + 1);
    }

    private Brand announced(Phase now, long version) {
        return new Brand(id, incarnation, generation, now, cell, spec, version, credentialsVersion);
    }

    /// Whether what is wanted has been brought about, or can't be without a change or before its
    /// time.
    public boolean isSettled() {
        if (eraseAfter != null && !erasing && Instant.now().plusSeconds(1).isBefore(eraseAfter)) {
            return true;
        }
        return observedGeneration == generation
                && (phase == Phase.ACTIVE || phase == Phase.SUSPENDED || phase == Phase.FAILED);
    }

    /// What is wanted, for the audit.
    public Wanted wanted() {
        return new Wanted(incarnation, generation, intent, cell, credentialsVersion, spec);
    }

    /// What is wanted of a brand in one generation.
    public record Wanted(
            String incarnation,
            long generation,
            Intent intent,
            String cell,
            int credentialsVersion,
            BrandSpec spec) {}

    /// What guards against lost updates: changes whenever what is wanted does.
    public String desiredTag() {
        return incarnation + "." + generation;
    }
}
