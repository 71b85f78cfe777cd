package com.manystory.catalog.search;

import java.util.List;
import java.util.Map;

/// What each filter would leave, given the other filters of a search.
///
/// @param fields the typed fields of the category asked for that can be filtered by
/// @param choices by the name of the filter's parameter: `category` and `place`, larger first;
///   `age` in years, `6-8` or `18+`; `weekday`, `mon` to `sun`; `price` in ranges of minor units,
///   `0-100000` or `500000-`; `rating`, the lowest average; `field.<key>` for each of the fields
record Facets(List<FieldName> fields, Map<String, List<Choice>> choices) {

    /// The parameter of a typed field is this and the field's key.
    static final String FIELD = "field.";

    /// A typed field as people read it.
    ///
    /// @param type `text`, `number`, `boolean`, `choice` or `money`
    record FieldName(String key, String type, String label) {}

    /// One value of a filter.
    ///
    /// @param value what to pass as the filter
    /// @param label what people read
    /// @param count how many listings it would leave
    record Choice(String value, String label, int count) {}
}
