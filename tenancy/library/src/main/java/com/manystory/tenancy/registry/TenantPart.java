package com.manystory.tenancy.registry;

import com.manystory.tenancy.TenantId;

/// What one service holds of a brand (a database, an issuer, files). The control plane asks each
/// service to bring its parts to the desired state; every step is idempotent and resumes after the
/// process was killed at any line. Called with no brand bound.
public interface TenantPart {

    /// The part's name in conditions, upper camel case: `CatalogDatabase`.
    String name();

    /// Brings the part to what the brand's desired state asks for.
    ///
    /// @return [Condition.Status#TRUE] when it is so, otherwise the cause and the fix
    Condition ensure(Brand brand);

    /// Erases everything that the part holds of this life of the brand, for good: whatever asks for
    /// that life later is late. What an earlier life left goes with it. It may itself come late:
    /// what belongs to a later life ([Lives]) is left alone. Nothing held is a success.
    ///
    /// @param incarnation the life of the brand that ends
    Condition erase(TenantId id, String incarnation);

    /// Looks for what the part still holds of a brand that was erased: into the stores themselves,
    /// not at what was recorded of the erasure.
    Remains remains(TenantId id);
}
