package com.manystory.payment.checkout;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an order remembers of a listing.
///
/// @param packages the names of its packages by their ids
/// @param image the picture as the catalog describes it, or null
record ListedItem(
        String id,
        String slug,
        String title,
        String vendorSlug,
        String vendorName,
        Map<String, String> packages,
        @Nullable JsonNode image) {

    /// The package's name in the language, or null.
    @Nullable String packageName(@Nullable String packageId) {
        return packageId == null ? null : packages.get(packageId);
    }
}
