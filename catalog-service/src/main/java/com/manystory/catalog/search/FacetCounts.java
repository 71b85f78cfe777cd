package com.manystory.catalog.search;

import com.manystory.catalog.search.Facets.Choice;
import com.manystory.catalog.search.Facets.FieldName;
import com.manystory.catalog.search.Filters.Dimension;
import com.manystory.tenancy.money.Money;
import com.manystory.tenancy.money.MoneyFormat;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Counts the facets of a search: each with the other filters applied and without its own.
final class FacetCounts {

    private static final List<String> AGES = List.of("0-2", "3-5", "6-8", "9-12", "13-17", "18+");
    private static final List<String> RATINGS = List.of("4.5", "4", "3");
    private static final String[] DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    private static final int MOST_CHOICES = 100;

    private final CatalogueIndex index;
    private final Filters filters;
    private final Locale locale;
    private final String fallback;
    private final String currency;

    FacetCounts(
            CatalogueIndex index,
            Filters filters,
            String locale,
            String fallback,
            String currency) {
        this.index = index;
        this.filters = filters;
        this.locale = Locale.forLanguageTag(locale);
        this.fallback = fallback;
        this.currency = currency;
    }

    Facets count(SearchRequest search) {
        var choices = new LinkedHashMap<String, List<Choice>>();
        choices.put(
                "category",
                tree(index.categories, index.category, filters.without(Dimension.CATEGORY)));
        choices.put("place", tree(index.places, index.place, filters.without(Dimension.PLACE)));
        choices.put("age", ages(filters.without(Dimension.AGE), search.weekdays()));
        choices.put("weekday", weekdays(filters.without(Dimension.WEEKDAY), search.ages()));
        choices.put("price", prices(filters.without(Dimension.PRICE)));
        choices.put("rating", ratings(filters.without(Dimension.RATING)));
        var fields = new ArrayList<FieldName>();
        var counts = new FieldCounts(index.fields, locale, fallback, currency);
        for (var field : FieldCounts.of(index, search)) {
            fields.add(new FieldName(field.key(), field.type(), counts.label(field)));
            choices.put(
                    Facets.FIELD + field.key(),
                    counts.count(field, filters.withoutField(field.key())));
        }
        return new Facets(fields, choices);
    }

    private List<Choice> tree(Tree tree, int[] nodeOf, BitSet listings) {
        var counts = new int[tree.size()];
        listings.stream().map(i -> nodeOf[i]).filter(n -> n != Tree.NONE).forEach(n -> counts[n]++);
        var sums = tree.rollUp(counts);
        var choices = new ArrayList<Choice>();
        for (var n = 0; n < sums.length; n++) {
            if (sums[n] > 0) {
                var node = tree.node(n);
                choices.add(new Choice(text(node.slugs()), text(node.names()), sums[n]));
            }
        }
        choices.sort(Comparator.comparingInt(Choice::count).reversed());
        return choices.subList(0, Math.min(MOST_CHOICES, choices.size()));
    }

    private List<Choice> ages(BitSet listings, int weekdays) {
        var choices = new ArrayList<Choice>();
        for (var value : AGES) {
            var range = List.of(AgeRange.of(value).orElseThrow());
            var count = listings.stream().filter(i -> filters.admits(i, range, weekdays)).count();
            choices.add(new Choice(value, value.replace('-', '–'), (int) count));
        }
        return choices;
    }

    private List<Choice> weekdays(BitSet listings, List<AgeRange> ages) {
        var choices = new ArrayList<Choice>();
        for (var day : DayOfWeek.values()) {
            var bit = 1 << day.ordinal();
            var count = listings.stream().filter(i -> filters.admits(i, ages, bit)).count();
            var label = day.getDisplayName(TextStyle.FULL_STANDALONE, locale);
            choices.add(new Choice(DAYS[day.ordinal()], label, (int) count));
        }
        return choices;
    }

    private List<Choice> prices(BitSet listings) {
        var prices =
                listings.stream()
                        .mapToLong(i -> index.price[i])
                        .filter(p -> p != CatalogueIndex.NO_PRICE)
                        .sorted()
                        .toArray();
        if (prices.length == 0) {
            return List.of();
        }
        var bounds = Ranges.bounds(prices);
        bounds.remove(0L);
        var choices = new ArrayList<Choice>();
        var from = 0L;
        for (var to : bounds) {
            choices.add(range(prices, from, to));
            from = to;
        }
        choices.add(range(prices, from, Long.MAX_VALUE));
        choices.removeIf(choice -> choice.count() == 0);
        return choices;
    }

    /// Both ends are in the range, as they are in the filter.
    private Choice range(long[] prices, long from, long to) {
        var count = 0;
        for (var price : prices) {
            count += price >= from && price <= to ? 1 : 0;
        }
        var open = to == Long.MAX_VALUE;
        var label = display(from) + (open ? "+" : " – " + display(to));
        return new Choice(from + "-" + (open ? "" : to), label, count);
    }

    private String display(long amount) {
        return MoneyFormat.display(new Money(amount, currency), locale);
    }

    private List<Choice> ratings(BitSet listings) {
        var choices = new ArrayList<Choice>();
        for (var value : RATINGS) {
            var least = Math.round(Double.parseDouble(value) * 100);
            var count =
                    listings.stream()
                            .filter(i -> index.ratings[i] > 0 && index.rating[i] >= least)
                            .count();
            choices.add(new Choice(value, value + "+", (int) count));
        }
        return choices;
    }

    private String text(Map<String, String> texts) {
        var text = texts.get(locale.toLanguageTag());
        if (text == null) {
            text = texts.getOrDefault("*", texts.get(fallback));
        }
        return text != null ? text : texts.values().stream().findFirst().orElse("");
    }
}
