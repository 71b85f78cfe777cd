package com.manystory.storefront.page;

import com.manystory.storefront.catalogue.Catalogue;
import com.manystory.storefront.catalogue.Category;
import com.manystory.storefront.catalogue.Place;
import com.manystory.storefront.catalogue.Switches;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.language.Formats;
import com.manystory.storefront.language.Words;
import com.manystory.storefront.link.Links;
import com.manystory.storefront.page.SearchForm.Field;
import com.manystory.storefront.page.SearchForm.Kind;
import com.manystory.storefront.page.SearchForm.Option;
import com.manystory.tenancy.money.Money;
import com.manystory.tenancy.money.MoneyFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Makes the search bar of the fields that the brand chose, filled in as the visit searches.
@Component
class SearchForms {

    private static final List<String> DAYS =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int OLDEST = 17;
    private static final String BUDGET_PARAMETER = "priceMax";

    private final Catalogue catalogue;

    SearchForms(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    SearchForm of(Visit visit, Words words, Links links) {
        var features = visit.site().brand().spec().features();
        var fields =
                features.search().stream()
                        .filter(new Switches(features)::findBy)
                        .map(name -> field(name, visit, words))
                        .toList();
        return new SearchForm(links.search(), fields);
    }

    private Field field(String name, Visit visit, Words words) {
        return switch (name) {
            case "category" -> select(name, name, visit, words, categories(visit));
            case "place" -> select(name, name, visit, words, places(visit));
            case "age" -> select(name, name, visit, words, ages(words));
            case "weekday" -> select(name, name, visit, words, weekdays(visit));
            case "budget" -> select(name, BUDGET_PARAMETER, visit, words, budgets(visit, words));
            case "date" -> input(name, Kind.DATE, visit, words);
            default -> input(name, Kind.TEXT, visit, words);
        };
    }

    private static Field input(String name, Kind kind, Visit visit, Words words) {
        return new Field(
                name,
                words.get("search." + name),
                words.getOr("search." + name + ".placeholder", ""),
                kind,
                visit.parameter(name),
                List.of());
    }

    private static Field select(
            String name,
            String parameter,
            Visit visit,
            Words words,
            Stream<Map.Entry<String, String>> choices) {
        var value = visit.parameter(parameter);
        var options = new ArrayList<Option>();
        options.add(
                new Option(
                        "",
                        words.getOr("search." + name + ".any", words.get("search.any")),
                        value.isEmpty()));
        choices.forEach(choice ->
                options.add(
                        new Option(
                                choice.getKey(),
                                choice.getValue(),
                                choice.getKey().equals(value))));
        return new Field(parameter, words.get("search." + name), null, Kind.SELECT, value, options);
    }

    private Stream<Map.Entry<String, String>> categories(Visit visit) {
        return catalogue.categories(visit).stream()
                .filter(category -> category.listingCount() > 0)
                .map((Category category) -> Map.entry(category.slug(), category.name()));
    }

    private Stream<Map.Entry<String, String>> places(Visit visit) {
        return catalogue.places(visit).stream()
                .filter(place -> !"venue".equals(place.kind()) && place.listingCount() > 0)
                .map((Place place) -> Map.entry(place.slug(), place.name()));
    }

    private static Stream<Map.Entry<String, String>> ages(Words words) {
        return IntStream.rangeClosed(0, OLDEST)
                .mapToObj(age ->
                        Map.entry(Integer.toString(age), words.get("search.age.years", age)));
    }

    private static Stream<Map.Entry<String, String>> weekdays(Visit visit) {
        var formats = new Formats(visit.locale());
        return DAYS.stream().map(day -> Map.entry(day, formats.longWeekday(day)));
    }

    /// The upper ends of the price ranges that the catalogue counts.
    private Stream<Map.Entry<String, String>> budgets(Visit visit, Words words) {
        var currency = visit.site().brand().spec().currency();
        return catalogue
                .listings(visit, Map.of("limit", "1", "facets", "true"))
                .facets()
                .getOrDefault("price", List.of())
                .stream()
                .map(range -> range.value().substring(range.value().indexOf('-') + 1))
                .filter(end -> !end.isEmpty())
                .map(end ->
                        Map.entry(
                                end,
                                words.get(
                                        "price.up-to",
                                        MoneyFormat.display(
                                                new Money(Long.parseLong(end), currency),
                                                visit.locale()))));
    }
}
