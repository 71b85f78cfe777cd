package com.manystory.tenants.provisioning;

import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Remains;
import com.manystory.tenants.erasure.ErasureCertificate.Look;
import java.util.List;
import java.util.stream.Stream;

/// What a service found left of a brand that it was asked to erase.
///
/// @param holder the service
/// @param parts what each of its parts found
record Finding(PartHolder holder, List<Remains> parts) {

    /// Whether everything was looked at and nothing is left. A service without parts has nowhere to
    /// look.
    boolean isClean() {
        return parts.stream().allMatch(part -> part.found().isEmpty());
    }

    /// Where it looked, for the certificate.
    Stream<Look> looks() {
        return parts.stream().map(part -> new Look(holder.name(), part.part(), part.lookedAt()));
    }

    /// What is left, for the brand's conditions.
    Condition condition() {
        var found = parts.stream().flatMap(part -> part.found().stream()).toList();
        return Condition.failed(
                holder.conditionType(),
                "SomethingLeft",
                "After the erasure there is still: " + String.join("; ", found),
                "It is erased again by itself; if that doesn't help, remove it by hand.");
    }
}
