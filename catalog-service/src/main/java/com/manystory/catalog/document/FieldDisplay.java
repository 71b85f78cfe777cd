package com.manystory.catalog.document;

import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.money.Money;
import com.manystory.tenancy.money.MoneyFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows the typed fields of a listing: those that its category and the ones above define.
final class FieldDisplay {

    private final BrandSpec spec;
    private final String locale;
    private final Map<Long, Sources.Category> categories;

    FieldDisplay(BrandSpec spec, String locale, Map<Long, Sources.Category> categories) {
        this.spec = spec;
        this.locale = locale;
        this.categories = categories;
    }

    List<Answers.Field> of(Sources.Listing listing) {
        var fields = new ArrayList<Answers.Field>();
        for (var definition : definitions(listing.category()).values()) {
            var value = listing.fields().get(definition.key());
            if (value != null) {
                var label = definition.label().in(locale, spec.defaultLocale());
                fields.add(
                        new Answers.Field(
                                definition.key(), label, value, display(definition, value)));
            }
        }
        return fields;
    }

    @Nullable String text(Sources.Listing listing, String key) {
        return switch (listing.fields().get(key)) {
            case String text -> text;
            case Map<?, ?> texts when texts.get(locale) instanceof String text -> text;
            case null, default -> null;
        };
    }

    private Map<String, Sources.Field> definitions(long category) {
        var chain = new ArrayList<Sources.Category>();
        for (var c = categories.get(category);
                c != null;
                c = c.parent() == null ? null : categories.get(c.parent())) {
            chain.addFirst(c);
        }
        var definitions = new LinkedHashMap<String, Sources.Field>();
        chain.forEach(c -> c.fields().forEach(field -> definitions.put(field.key(), field)));
        return definitions;
    }

    private String display(Sources.Field definition, Object value) {
        var language = Locale.forLanguageTag(locale);
        return switch (definition.type()) {
            case "choice" ->
                    definition.choices().stream()
                            .filter(choice -> choice.value().equals(value.toString()))
                            .map(choice -> choice.label().in(locale, spec.defaultLocale()))
                            .findFirst()
                            .orElse(value.toString());
            case "boolean" -> Boolean.parseBoolean(value.toString()) ? yes(language) : no(language);
            case "number", "money" -> number(definition.type(), value, language);
            default -> value instanceof Map<?, ?> texts ? pick(texts) : value.toString();
        };
    }

    private String number(String type, Object value, Locale language) {
        if (!(value instanceof Number number)) {
            return value.toString();
        }
        return "money".equals(type)
                ? MoneyFormat.display(new Money(number.longValue(), spec.currency()), language)
                : NumberFormat.getInstance(language).format(number);
    }

    private String pick(Map<?, ?> texts) {
        var text = texts.get(locale);
        return String.valueOf(text != null ? text : texts.get(spec.defaultLocale()));
    }

    private static String yes(Locale language) {
        return "id".equals(language.getLanguage()) ? "Ya" : "Yes";
    }

    private static String no(Locale language) {
        return "id".equals(language.getLanguage()) ? "Tidak" : "No";
    }
}
