package com.manystory.storefront.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A branch of the brand's category tree, in the page's language.
///
/// @param parent the parent's slug, or null at the top
/// @param listingCount the live listings in it and below
@JsonIgnoreProperties(ignoreUnknown = true)
public record Category(
        String slug,
        String name,
        @Nullable String description,
        @Nullable String parent,
        int listingCount,
        @Nullable Image image,
        List<Category> children) {

    public Category {
        description = description == null || description.isBlank() ? null : description;
        children = children == null ? List.of() : List.copyOf(children);
    }
}
