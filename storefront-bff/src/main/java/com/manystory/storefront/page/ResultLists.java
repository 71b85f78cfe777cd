package com.manystory.storefront.page;

import com.manystory.storefront.catalogue.Results;
import com.manystory.storefront.catalogue.Switches;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.language.Formats;
import com.manystory.storefront.language.Words;
import com.manystory.storefront.link.Links;
import com.manystory.storefront.page.ResultList.Active;
import com.manystory.storefront.page.ResultList.Choice;
import com.manystory.storefront.page.ResultList.Filter;
import com.manystory.tenancy.money.Money;
import com.manystory.tenancy.money.MoneyFormat;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Makes the list of a search with its filters, each value a link to the page with it.
@Component
public class ResultLists {

    private static final String SORT = "sort";
    private static final String STANDARD = "relevance";
    private static final List<String> SORTS =
            List.of(STANDARD, "newest", "price", "-price", "rating", "soonest");

    /// How many of the brand's filters stand before those by the fields of the category.
    private static final int BEFORE_FIELDS = 2;

    private static final List<String> DATES = List.of("today", "weekend", "week");

    /// The list of a page.
    ///
    /// @param path the page's own path
    /// @param leftOut a filter that the page itself stands for, or empty
    public ResultList of(Visit visit, Words words, String path, Results results, String leftOut) {
        var query = new TreeMap<>(visit.query());
        var cursor = query.remove("cursor");
        var addresses = new FilterLinks(path, query);
        var features = visit.site().brand().spec().features();
        var switches = new Switches(features);
        var brands =
                features.filters().stream()
                        .filter(name -> !name.equals(leftOut) && switches.findBy(name))
                        .map(name -> filter(name, visit, words, results, addresses))
                        .toList();
        var fields =
                results.fields().stream().map(field -> FieldFilters.of(field, results, addresses));
        var first = Math.min(BEFORE_FIELDS, brands.size());
        var filters =
                Stream.of(brands.stream().limit(first), fields, brands.stream().skip(first))
                        .flatMap(part -> part)
                        .filter(filter -> !filter.choices().isEmpty() || isEntry(filter))
                        .toList();
        return new ResultList(
                path,
                visit.parameter("q"),
                results.items(),
                results.total(),
                results.correctedQuery(),
                kept(query, filters),
                filters,
                sorts(query, words, addresses, switches),
                active(visit, words, filters, addresses),
                Links.withQuery(path, Map.of()),
                results.nextCursor() == null
                        ? null
                        : addresses.with("cursor", results.nextCursor()),
                cursor != null);
    }

    private static Filter filter(
            String name, Visit visit, Words words, Results results, FilterLinks links) {
        var label = words.get("search." + name);
        if (name.equals("date")) {
            var choices =
                    DATES.stream()
                            .map(value ->
                                    links.single(
                                            "date", value, words.get("search.date." + value), -1))
                            .toList();
            return new Filter(name, label, "date", visit.parameter(name), choices);
        }
        var facets = results.facets().getOrDefault(name, List.of());
        var choices =
                facets.stream()
                        .filter(facet -> facet.count() > 0 || links.has(name, facet.value()))
                        .map(facet -> choice(name, facet, visit, words, links))
                        .toList();
        return name.equals("price")
                ? new Filter(name, label, "price", visit.parameter("priceMax"), choices)
                : new Filter(name, label, "choice", visit.parameter(name), choices);
    }

    private static Choice choice(
            String name, Results.Facet facet, Visit visit, Words words, FilterLinks links) {
        var label = Objects.requireNonNullElse(facet.label(), facet.value());
        return switch (name) {
            case "price" ->
                    links.price(
                            facet.value(),
                            facet.value().matches("0-\\d+")
                                    ? words.get("price.up-to", upperEnd(facet.value(), visit))
                                    : label,
                            facet.count());
            case "weekday" -> links.multiple(name, facet.value(), label, facet.count());
            case "rating" ->
                    links.single(name, facet.value(), rating(facet.value(), words), facet.count());
            default -> links.single(name, facet.value(), label, facet.count());
        };
    }

    private static String rating(String least, Words words) {
        return words.get(
                "search.rating.up",
                least.matches("\\d(\\.\\d)?") ? (Object) Double.valueOf(least) : least);
    }

    private static String date(String value, Visit visit) {
        try {
            return new Formats(visit.locale()).date(LocalDate.parse(value));
        } catch (DateTimeParseException _) {
            return value;
        }
    }

    private static String upperEnd(String range, Visit visit) {
        var end = Long.parseLong(range.substring(range.indexOf('-') + 1));
        var currency = visit.site().brand().spec().currency();
        return MoneyFormat.display(new Money(end, currency), visit.locale());
    }

    private static boolean isEntry(Filter filter) {
        return !filter.value().isEmpty();
    }

    private static Map<String, String> kept(Map<String, String> query, List<Filter> filters) {
        var kept = new TreeMap<>(query);
        filters.forEach(filter -> kept.remove(filter.name()));
        kept.remove("q");
        kept.remove("priceMin");
        kept.remove("priceMax");
        return kept;
    }

    /// The first is the catalogue's own: what fits the words best or, without any, what it puts
    /// forward.
    private static List<Choice> sorts(
            Map<String, String> query, Words words, FilterLinks links, Switches switches) {
        var sorts = SORTS.stream().filter(switches::orderBy).toList();
        var asked = query.getOrDefault(SORT, STANDARD);
        var chosen = sorts.contains(asked) ? asked : STANDARD;
        return sorts.stream()
                .map(sort -> {
                    var own = sort.equals(STANDARD);
                    var name = own && !query.containsKey("q") ? "recommended" : sort;
                    return new Choice(
                            sort,
                            words.get("sort." + name),
                            -1,
                            sort.equals(chosen),
                            links.with(SORT, own ? "" : sort));
                })
                .toList();
    }

    private static List<Active> active(
            Visit visit, Words words, List<Filter> filters, FilterLinks links) {
        var active = new ArrayList<Active>();
        if (!visit.parameter("q").isEmpty()) {
            active.add(new Active("q", "“" + visit.parameter("q") + "”", links.with("q", "")));
        }
        active.addAll(FieldFilters.foreign(filters, links));
        for (var filter : filters) {
            var before = active.size();
            filter.choices().stream()
                    .filter(Choice::selected)
                    .forEach(choice ->
                            active.add(
                                    new Active(
                                            filter.name(),
                                            FieldFilters.chip(filter, choice),
                                            choice.href())));
            if (active.size() == before && !filter.value().isEmpty()) {
                active.add(
                        new Active(
                                filter.name(),
                                label(filter, visit, words),
                                filter.name().equals("price")
                                        ? links.withoutPrice()
                                        : links.with(filter.name(), "")));
            }
        }
        return active;
    }

    /// Names a value that none of the choices stands for.
    private static String label(Filter filter, Visit visit, Words words) {
        var value = filter.value();
        return switch (filter.name()) {
            case "age" ->
                    value.matches("\\d{1,2}")
                            ? words.get("search.age.years", Integer.parseInt(value))
                            : value;
            case "rating" -> rating(value, words);
            case "date" -> date(value, visit);
            default -> filter.label() + ": " + value;
        };
    }
}
