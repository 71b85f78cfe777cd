package com.manystory.tenancy.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.manystory.tenancy.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the control plane answers to a poll: the brands that changed since the version asked for.
///
/// @param version the version that the receiver holds afterwards
/// @param full whether the brands are all there are, rather than the changed ones
/// @param brands the brands
/// @param removed brands that are gone
@JsonIgnoreProperties(ignoreUnknown = true)
public record RegistryUpdate(
        long version, boolean full, List<Brand> brands, List<TenantId> removed) {

    public RegistryUpdate {
        brands = copy(brands);
        removed = copy(removed);
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
