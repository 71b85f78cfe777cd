package com.manystory.catalog.search;

import java.util.List;
import java.util.Map;

/// A typed field of the listings in a category and below.
///
/// @param type `text`, `number`, `boolean`, `choice` or `money`
/// @param labels locale to what people read
/// @param choices of a choice, in its order
/// @param facet whether listings can be filtered by it
record Field(
        String key, String type, Map<String, String> labels, List<Choice> choices, boolean facet) {

    /// Whether its values are ordered, and asked for by ranges.
    boolean isNumeric() {
        return type.equals("number") || type.equals("money");
    }

    /// One choice of a field.
    record Choice(String value, Map<String, String> labels) {}
}
