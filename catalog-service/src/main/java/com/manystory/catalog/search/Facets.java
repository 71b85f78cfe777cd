package com.manystory.catalog.search;

import java.util.List;

/// What each filter would leave, given the other filters of a search.
///
/// @param category the categories with listings, larger first
/// @param place the places with listings, larger first
/// @param age ages in years, `6-8` or `18+`
/// @param weekday `mon` to `sun`
/// @param price ranges of minor units, `0-100000` or `500000-`
/// @param rating the lowest average, `4.5`
record Facets(
        List<Choice> category,
        List<Choice> place,
        List<Choice> age,
        List<Choice> weekday,
        List<Choice> price,
        List<Choice> rating) {

    /// One value of a filter.
    ///
    /// @param value what to pass as the filter
    /// @param label what people read
    /// @param count how many listings it would leave
    record Choice(String value, String label, int count) {}
}
