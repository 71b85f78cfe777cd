package com.manystory.storefront.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The inquiry form, empty at first and as entered when something was wrong. Its fields are `name`,
/// `email`, `phone`, `date`, `guests`, `budget` and `message`; `website` must stay empty and out of
/// sight (it catches robots).
///
/// @param action where it is posted
/// @param values as entered, by field
/// @param errors by field, in words; an empty field name is about the whole form
/// @param reference what the visitor may quote once it was sent, or null before
public record InquiryForm(
        String action,
        Map<String, String> values,
        Map<String, String> errors,
        @Nullable String reference) {

    /// What was entered, empty for nothing.
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /// What is wrong with a field, or null.
    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
