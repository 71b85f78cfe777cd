package com.manystory.storefront.catalogue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A seller and what it offers.
///
/// @param respondsWithin how soon it usually answers, in hours, or null
/// @param results its listings, as a search answers them
@JsonIgnoreProperties(ignoreUnknown = true)
public record Vendor(
        String id,
        String slug,
        String name,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> about,
        ListingCard.@Nullable PlaceRef place,
        ListingCard.@Nullable Rating rating,
        @Nullable Image image,
        @Nullable Integer respondsWithin,
        @JsonProperty("listings") Results results) {

    public Vendor {
        about = about == null ? List.of() : List.copyOf(about);
        results = results == null ? Results.NONE : results;
    }

    /// Its listings.
    public List<ListingCard> listings() {
        return results.items();
    }
}
