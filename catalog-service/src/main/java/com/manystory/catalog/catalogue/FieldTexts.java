package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.ChoiceEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.FieldEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.money.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the texts of a file's cells as values of typed fields: `12.5` for a number, `yes` or `no`
/// for a boolean, whole units of the brand's currency for money, a value or its label for a choice.
/// A text that isn't such a value stays a text, for [FieldCheck] to refuse.
final class FieldTexts {

    private static final String NUMBER = "-?\\d{1,15}(\\.\\d{1,9})?";

    private FieldTexts() {}

    static ListingEntry typed(
            ListingEntry entry, Map<String, FieldEntry> definitions, BrandSpec spec) {
        if (entry.fields() == null) {
            return entry;
        }
        var fields = new LinkedHashMap<String, Object>();
        entry.fields()
                .forEach((key, value) -> {
                    var definition = definitions.get(key);
                    fields.put(
                            key,
                            definition != null && value instanceof String text
                                    ? typed(definition, text, spec)
                                    : value);
                });
        return entry.withFields(fields);
    }

    private static Object typed(FieldEntry definition, String text, BrandSpec spec) {
        var plain = text.strip();
        return switch (definition.type()) {
            case "number" -> orElse(number(plain), text);
            case "boolean" -> orElse(truth(plain), text);
            case "money" -> orElse(amount(plain, spec.currency()), text);
            case "choice" -> orElse(choice(definition, plain), text);
            default -> text;
        };
    }

    private static @Nullable Number number(String text) {
        if (!text.matches(NUMBER)) {
            return null;
        }
        var number = new BigDecimal(text).stripTrailingZeros();
        return number.scale() <= 0 ? (Number) number.longValueExact() : number.doubleValue();
    }

    private static @Nullable Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> null;
        };
    }

    private static @Nullable Long amount(String text, String currency) {
        if (!text.matches(NUMBER)) {
            return null;
        }
        var unit = Money.ofMajor(1, currency).amount();
        var amount = new BigDecimal(text).multiply(BigDecimal.valueOf(unit)).stripTrailingZeros();
        return amount.scale() <= 0 ? amount.longValueExact() : null;
    }

    private static @Nullable String choice(FieldEntry definition, String text) {
        return EntryCheck.orNone(definition.choices()).stream()
                .filter(choice ->
                        choice.value().equals(text)
                                || choice.label().texts().values().stream()
                                        .anyMatch(text::equalsIgnoreCase))
                .map(ChoiceEntry::value)
                .findFirst()
                .orElse(null);
    }

    private static Object orElse(@Nullable Object value, String text) {
        return value == null ? text : value;
    }
}
