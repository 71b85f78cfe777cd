package com.manystory.storefront.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One page of a search.
///
/// @param total all matches, not only this page's
/// @param nextCursor what to ask the next page with, or null at the end
/// @param fields the typed fields that the search can be narrowed by, as parameters `field.<key>`
/// @param facets by filter name, the values that narrow the search and what each would leave
/// @param correctedQuery the words that were searched instead of mistyped ones, or null
@JsonIgnoreProperties(ignoreUnknown = true)
public record Results(
        List<ListingCard> items,
        long total,
        @Nullable String nextCursor,
        List<Field> fields,
        Map<String, List<Facet>> facets,
        @Nullable String correctedQuery) {

    /// What the name of a typed field's filter begins with; the field's key follows.
    public static final String FIELD = "field.";

    /// Nothing found.
    public static final Results NONE = new Results(List.of(), 0, null, List.of(), Map.of(), null);

    public Results {
        items = items == null ? List.of() : List.copyOf(items);
        fields = fields == null ? List.of() : List.copyOf(fields);
        facets = facets == null ? Map.of() : Map.copyOf(facets);
    }

    /// A typed field of the category asked for.
    ///
    /// @param type `text`, `number`, `boolean`, `choice` or `money`
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Field(String key, String type, String label) {}

    /// One value of a filter.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Facet(String value, @Nullable String label, long count) {}
}
