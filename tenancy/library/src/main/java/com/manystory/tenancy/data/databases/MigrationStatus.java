package com.manystory.tenancy.data.databases;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.migrations.Migration;
import com.manystory.tenancy.data.migrations.MigrationTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a service's databases should have, and which of them lack it.
///
/// @param expanded what they are brought to by themselves
/// @param whole what they are brought to with the contract migrations
/// @param migrations all that this release of the service has
/// @param databases how many brands have a database in use
/// @param outdated those that lack something of the whole
/// @param older the instances that run and may need what contract migrations take away
@JsonIgnoreProperties(ignoreUnknown = true)
public record MigrationStatus(
        Target expanded,
        Target whole,
        List<Migration> migrations,
        int databases,
        List<Outdated> outdated,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<OlderRelease> older) {

    public MigrationStatus {
        migrations = List.copyOf(migrations);
        outdated = List.copyOf(outdated);
        older = List.copyOf(older);
    }

    /// What databases are brought to.
    ///
    /// @param fingerprint by which a migration to it is asked for
    /// @param version of the last migration
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Target(String fingerprint, String version) {

        Target(MigrationTarget target) {
            this(target.fingerprint(), target.version());
        }
    }

    /// A brand's database that lacks something.
    ///
    /// @param brand the brand
    /// @param cell the cluster that it is on
    /// @param version of its last migration as far as it is recorded, or empty
    /// @param contractOnly whether it lacks nothing but contract migrations
    /// @param lacks the versions that it lacks as far as it is recorded; empty when nothing is
    /// @param bytes its size, or null where that wasn't asked for
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Outdated(
            TenantId brand,
            String cell,
            String version,
            boolean contractOnly,
            List<String> lacks,
            @Nullable Long bytes) {}
}
