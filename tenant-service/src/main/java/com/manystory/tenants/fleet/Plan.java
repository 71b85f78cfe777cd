package com.manystory.tenants.fleet;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.migrations.Migration;
import java.util.List;

/// What a rollout would do.
///
/// @param options what was wanted
/// @param errorBudget how many databases may fail
/// @param services what each service's databases would be brought to
/// @param migrations what they lack, by service
/// @param databases which would be migrated, in their order
public record Plan(
        RolloutOptions options,
        int errorBudget,
        List<Rollout.Service> services,
        List<Lacking> migrations,
        List<Database> databases) {

    /// What some databases of a service lack.
    ///
    /// @param service the service
    /// @param migrations in their order
    public record Lacking(String service, List<Migration> migrations) {}

    /// One brand's database of one service.
    ///
    /// @param brand the brand
    /// @param service the service
    /// @param cell the cluster that it is on
    /// @param version that it has, or empty
    /// @param wave 0 for canaries
    /// @param position of the brand in the rollout
    public record Database(
            TenantId brand, String service, String cell, String version, int wave, int position) {}
}
