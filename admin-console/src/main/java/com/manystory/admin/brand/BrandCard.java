package com.manystory.admin.brand;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Phase;
import java.util.List;

/// A brand at a glance.
///
/// @param generation counts the changes of its desired state
/// @param storefront the address of its website
/// @param domains the host names that it also answers to
/// @param colours some of its colours, as CSS values
public record BrandCard(
        TenantId id,
        String displayName,
        Phase phase,
        long generation,
        String cell,
        String currency,
        List<String> locales,
        String storefront,
        List<String> domains,
        List<String> colours) {}
