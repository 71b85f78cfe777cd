package com.manystory.storefront.page;

import com.manystory.storefront.catalogue.ListingCard;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The list of a search or category page, with its filters. `results.jte` renders it alone when
/// htmx asks, and inside the page otherwise; every filter and order is also a plain link.
///
/// @param action the page's own path, where the filter form is sent by GET
/// @param query the search words, empty for none
/// @param total all matches
/// @param correctedQuery what was searched instead of mistyped words, or null
/// @param fixed query values that aren't filters but must be kept (hidden inputs)
/// @param active the filters in force, each removable
/// @param clearHref the page without any filter
/// @param moreHref the next items, or null at the end; htmx appends what it answers
/// @param continued whether these items continue a list that is already shown
public record ResultList(
        String action,
        String query,
        List<ListingCard> items,
        long total,
        @Nullable String correctedQuery,
        Map<String, String> fixed,
        List<Filter> filters,
        List<Choice> sorts,
        List<Active> active,
        String clearHref,
        @Nullable String moreHref,
        boolean continued) {

    /// One filter with what each of its values would leave.
    ///
    /// @param name the query parameter
    /// @param kind `choice` for values to pick from, `date` or `price` for entries
    /// @param value the value in force, empty for none; of a price the upper end in minor units
    public record Filter(
            String name, String label, String kind, String value, List<Choice> choices) {}

    /// A value to choose.
    ///
    /// @param count matches, or -1 when not counted
    /// @param href the page with this value chosen (or dropped, when it is chosen now)
    public record Choice(String value, String label, long count, boolean selected, String href) {}

    /// A filter in force.
    public record Active(String name, String label, String removeHref) {}
}
