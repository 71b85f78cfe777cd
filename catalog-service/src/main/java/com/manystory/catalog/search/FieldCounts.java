package com.manystory.catalog.search;

import com.manystory.catalog.search.Facets.Choice;
import com.manystory.catalog.text.Translated;
import com.manystory.tenancy.money.Money;
import com.manystory.tenancy.money.MoneyFormat;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Counts what each value of a typed field would leave: choices in their order, texts by how many
/// have them, numbers each for itself while they are few and by ranges beyond.
final class FieldCounts {

    private static final int MOST_TEXTS = 30;
    private static final int MOST_NUMBERS = 6;

    private final FieldColumns columns;
    private final Locale locale;
    private final String fallback;
    private final String currency;

    FieldCounts(FieldColumns columns, Locale locale, String fallback, String currency) {
        this.columns = columns;
        this.locale = locale;
        this.fallback = fallback;
        this.currency = currency;
    }

    /// The fields that all of the categories have and customers can filter by, as the first one has
    /// them.
    static List<Field> of(CatalogueIndex index, SearchRequest search) {
        Map<String, Field> common = null;
        for (var slug : search.categories()) {
            var category = index.categories.find(search.locale(), slug);
            var fields = index.fields.of(index.categories, category);
            if (common == null) {
                common = new LinkedHashMap<>(fields);
            } else {
                common.values()
                        .removeIf(field -> {
                            var other = fields.get(field.key());
                            return other == null
                                    || !other.facet()
                                    || !other.type().equals(field.type());
                        });
            }
        }
        return common == null ? List.of() : common.values().stream().filter(Field::facet).toList();
    }

    String label(Field field) {
        return text(field.labels());
    }

    List<Choice> count(Field field, BitSet listings) {
        if (field.isNumeric()) {
            return numbers(field, columns.numbers(field.key(), listings));
        }
        var counts = columns.counts(field.key(), listings);
        return switch (field.type()) {
            case "choice" ->
                    field.choices().stream()
                            .map(c -> choice(c.value(), text(c.labels()), counts))
                            .toList();
            case "boolean" ->
                    List.of(
                            choice("true", truth(true), counts),
                            choice("false", truth(false), counts));
            default ->
                    counts.keySet().stream()
                            .map(word -> choice(word, word, counts))
                            .filter(choice -> choice.count() > 0)
                            .sorted(Comparator.comparingInt(Choice::count).reversed())
                            .limit(MOST_TEXTS)
                            .toList();
        };
    }

    private static Choice choice(String value, String label, Map<String, Integer> counts) {
        return new Choice(value, label, counts.getOrDefault(value, 0));
    }

    private List<Choice> numbers(Field field, double[] sorted) {
        var distinct = Arrays.stream(sorted).distinct().toArray();
        var choices = new ArrayList<Choice>();
        if (distinct.length <= MOST_NUMBERS) {
            for (var number : distinct) {
                choices.add(range(field, sorted, number, number));
            }
            return choices;
        }
        var from = Math.floor(sorted[0]);
        // Of whole numbers each is in one range only.
        var step = field.type().equals("number") && areWhole(distinct) ? 1 : 0;
        for (var to : Ranges.bounds(Arrays.stream(sorted).mapToLong(Math::round).toArray())) {
            if (to > from && to < sorted[sorted.length - 1]) {
                choices.add(range(field, sorted, from, to - step));
                from = to;
            }
        }
        choices.add(range(field, sorted, from, Double.MAX_VALUE));
        choices.removeIf(choice -> choice.count() == 0);
        return choices;
    }

    private static boolean areWhole(double[] numbers) {
        return Arrays.stream(numbers).allMatch(number -> number == Math.rint(number));
    }

    /// Both ends are in the range, as they are in the filter.
    private Choice range(Field field, double[] sorted, double from, double to) {
        var range = new FieldRange(from, to);
        var count = (int) Arrays.stream(sorted).filter(range::has).count();
        if (from == to) {
            return new Choice(plain(from), display(field, from), count);
        }
        return to == Double.MAX_VALUE
                ? new Choice(plain(from) + "-", display(field, from) + "+", count)
                : new Choice(
                        plain(from) + "-" + plain(to),
                        display(field, from) + " – " + display(field, to),
                        count);
    }

    private String display(Field field, double number) {
        return field.type().equals("money")
                ? MoneyFormat.display(new Money(Math.round(number), currency), locale)
                : NumberFormat.getInstance(locale).format(number);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private String truth(boolean value) {
        return "id".equals(locale.getLanguage())
                ? (value ? "Ya" : "Tidak")
                : (value ? "Yes" : "No");
    }

    private String text(Map<String, String> texts) {
        return new Translated(texts).in(locale.toLanguageTag(), fallback);
    }
}
