package com.manystory.payment.checkout;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an order remembers of a listing.
///
/// @param image the picture as the catalog describes it, or null
record ListedItem(
        String id,
        String slug,
        String title,
        String vendorSlug,
        String vendorName,
        @Nullable JsonNode image) {}
