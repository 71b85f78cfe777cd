package com.manystory.storefront.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One page of a search.
///
/// @param total all matches, not only this page's
/// @param nextCursor what to ask the next page with, or null at the end
/// @param facets by filter name, the values that narrow the search and what each would leave
/// @param correctedQuery the words that were searched instead of mistyped ones, or null
@JsonIgnoreProperties(ignoreUnknown = true)
public record Results(
        List<ListingCard> items,
        long total,
        @Nullable String nextCursor,
        Map<String, List<Facet>> facets,
        @Nullable String correctedQuery) {

    /// Nothing found.
    public static final Results NONE = new Results(List.of(), 0, null, Map.of(), null);

    public Results {
        items = items == null ? List.of() : List.copyOf(items);
        facets = facets == null ? Map.of() : Map.copyOf(facets);
    }

    /// One value of a filter.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Facet(String value, @Nullable String label, long count) {}
}
