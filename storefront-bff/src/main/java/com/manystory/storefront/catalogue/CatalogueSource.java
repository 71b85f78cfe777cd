package com.manystory.storefront.catalogue;

import java.util.Set;

/// Where the catalogue's answers come from, for the bound brand.
@FunctionalInterface
public interface CatalogueSource {

    /// The answer of an address of catalog-service below `/api/v1`, such as
    /// `/categories?locale=en`.
    ///
    /// @throws com.manystory.tenancy.web.ProblemException what catalog-service answers instead, 404
    ///   `not-found` among it
    Fetched fetch(String pathAndQuery);

    /// A JSON answer as it came.
    ///
    /// @param tags at whose invalidation it is out of date
    @SuppressWarnings("ArrayRecordComponent") // passed through, compared nowhere
    record Fetched(byte[] body, Set<String> tags) {}
}
