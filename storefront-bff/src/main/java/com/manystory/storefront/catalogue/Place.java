package com.manystory.storefront.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/// A city, an area of one, or a venue.
///
/// @param kind `city`, `area` or `venue`
/// @param parent the slug of the place around it, or null
@JsonIgnoreProperties(ignoreUnknown = true)
public record Place(
        String slug,
        String name,
        String kind,
        @Nullable String parent,
        @Nullable Double latitude,
        @Nullable Double longitude,
        int listingCount) {}
