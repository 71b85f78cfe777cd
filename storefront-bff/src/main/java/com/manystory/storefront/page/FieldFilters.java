package com.manystory.storefront.page;

import com.manystory.storefront.catalogue.Results;
import com.manystory.storefront.page.ResultList.Active;
import com.manystory.storefront.page.ResultList.Choice;
import com.manystory.storefront.page.ResultList.Filter;
import java.util.List;

/// Makes the filters by the typed fields of the category that is looked at.
final class FieldFilters {

    private FieldFilters() {}

    /// One field's filter; of choices several may be chosen.
    static Filter of(Results.Field field, Results results, FilterLinks links) {
        var name = Results.FIELD + field.key();
        var several = field.type().equals("choice");
        var choices =
                results.facets().getOrDefault(name, List.of()).stream()
                        .map(facet -> choice(name, facet, several, links))
                        .filter(choice -> choice.count() > 0 || choice.selected())
                        .toList();
        return new Filter(name, field.label(), "choice", links.value(name), choices);
    }

    private static Choice choice(
            String name, Results.Facet facet, boolean several, FilterLinks links) {
        var label = facet.label() == null ? facet.value() : facet.label();
        return several
                ? links.multiple(name, facet.value(), label, facet.count())
                : links.single(name, facet.value(), label, facet.count());
    }

    /// What a chosen value is called apart from its filter: `Yes` alone would say nothing.
    static String chip(Filter filter, Choice choice) {
        return isField(filter.name()) ? filter.label() + ": " + choice.label() : choice.label();
    }

    /// The fields in force that what is looked at doesn't have, so that they can be removed.
    static List<Active> foreign(List<Filter> filters, FilterLinks links) {
        return links.query().entrySet().stream()
                .filter(entry -> isField(entry.getKey()))
                .filter(entry -> filters.stream().noneMatch(f -> f.name().equals(entry.getKey())))
                .map(entry ->
                        new Active(
                                entry.getKey(),
                                entry.getKey().substring(Results.FIELD.length())
                                        + ": "
                                        + entry.getValue(),
                                links.with(entry.getKey(), "")))
                .toList();
    }

    private static boolean isField(String name) {
        return name.startsWith(Results.FIELD);
    }
}
