package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.ChoiceEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.FieldEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.Rejection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what is wrong with the values of a listing's typed fields: each has a definition in the
/// listing's category or one above, and is what that says.
final class FieldCheck {

    /// Texts that every listing may carry, whatever its category defines.
    private static final Set<String> POLICIES = Set.of("cancellation");

    private static final int LONGEST_TEXT = 50_000;

    /// A double is exact below it.
    private static final double TOO_LARGE = 1e15;

    private FieldCheck() {}

    /// The first thing wrong with the values, or empty.
    ///
    /// @param definitions the fields of the listing's category by their key
    static Optional<Rejection> wrong(ListingEntry entry, Map<String, FieldEntry> definitions) {
        if (entry.fields() == null) {
            return Optional.empty();
        }
        for (var field : entry.fields().entrySet()) {
            var detail = wrong(definitions.get(field.getKey()), field.getKey(), field.getValue());
            if (detail != null) {
                var pointer = "/fields/" + field.getKey().replace("~", "~0").replace("/", "~1");
                return Optional.of(new Rejection(pointer, entry.key(), detail));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String wrong(
            @Nullable FieldEntry definition, String key, @Nullable Object value) {
        if (definition == null) {
            return POLICIES.contains(key)
                    ? text(value)
                    : "The listing's category has no field " + key;
        }
        if (value == null) {
            return null;
        }
        return switch (definition.type()) {
            case "number" -> isNumber(value) ? null : "A number of at most 15 digits";
            case "boolean" -> value instanceof Boolean ? null : "true or false";
            case "money" -> isAmount(value) ? null : "Minor units, 0 or more, of at most 15 digits";
            case "choice" -> choice(definition, value);
            default -> text(value);
        };
    }

    private static @Nullable String choice(FieldEntry definition, Object value) {
        var values =
                EntryCheck.orNone(definition.choices()).stream().map(ChoiceEntry::value).toList();
        return value instanceof String text && values.contains(text) ? null : "One of " + values;
    }

    private static @Nullable String text(@Nullable Object value) {
        var right =
                switch (value) {
                    case null -> true;
                    case String text -> text.length() <= LONGEST_TEXT;
                    case Map<?, ?> texts ->
                            texts.values().stream()
                                    .allMatch(text ->
                                            text instanceof String one
                                                    && one.length() <= LONGEST_TEXT);
                    default -> false;
                };
        return right ? null : "A text of at most 50,000 characters, or one for each language";
    }

    private static boolean isNumber(Object value) {
        return value instanceof Number number && Math.abs(number.doubleValue()) < TOO_LARGE;
    }

    private static boolean isAmount(Object value) {
        return switch (value) {
            case Integer amount -> amount >= 0;
            case Long amount -> amount >= 0 && amount < TOO_LARGE;
            default -> false;
        };
    }
}
