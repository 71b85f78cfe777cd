package com.manystory.storefront.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The brand's search bar: a plain GET form.
///
/// @param action where it is sent
/// @param fields in the brand's order
public record SearchForm(String action, List<Field> fields) {

    /// One input.
    ///
    /// @param name the query parameter: `q`, `category`, `place`, `date`, `age`, `weekday` or
    ///   `priceMax` (for the budget)
    /// @param kind how to show it
    /// @param value what is entered now, empty for nothing
    /// @param options for [Kind#SELECT]; the first has an empty value and means "any"
    public record Field(
            String name,
            String label,
            @Nullable String placeholder,
            Kind kind,
            String value,
            List<Option> options) {}

    /// One choice of a select.
    public record Option(String value, String label, boolean selected) {}

    /// Kinds of input.
    public enum Kind {
        TEXT,
        SELECT,
        DATE,
        NUMBER
    }
}
