package com.manystory.storefront.page;

import com.manystory.storefront.catalogue.Results;
import com.manystory.storefront.link.Links;
import com.manystory.storefront.page.ResultList.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The addresses of a list with one filter changed; each starts the list again from the top.
///
/// @param path the list's path
/// @param query the filters in force, without a cursor
record FilterLinks(String path, Map<String, String> query) {

    private static final String MIN = "priceMin";
    private static final String MAX = "priceMax";

    String with(String name, String value) {
        return Links.withQuery(path, changed(Map.of(name, value)));
    }

    String withoutPrice() {
        return Links.withQuery(path, changed(Map.of(MIN, "", MAX, "")));
    }

    String value(String name) {
        return query.getOrDefault(name, "");
    }

    boolean has(String name, String value) {
        return values(name).contains(value);
    }

    /// A value that excludes the filter's others; chosen again, it is dropped.
    Choice single(String name, String value, String label, long count) {
        var selected = value.equals(query.get(name));
        return new Choice(value, label, count, selected, with(name, selected ? "" : value));
    }

    /// A value that adds to the filter's others; chosen again, it is dropped.
    Choice multiple(String name, String value, String label, long count) {
        var values = new ArrayList<>(values(name));
        var selected = values.remove(value);
        if (!selected) {
            values.add(value);
        }
        return new Choice(value, label, count, selected, with(name, String.join(",", values)));
    }

    /// A range of prices, `0-100000` or `500000-`, that sets both ends.
    Choice price(String range, String label, long count) {
        var dash = range.indexOf('-');
        var min = range.substring(0, dash);
        var max = range.substring(dash + 1);
        var selected =
                min.equals(query.getOrDefault(MIN, "")) && max.equals(query.getOrDefault(MAX, ""));
        var href =
                selected
                        ? withoutPrice()
                        : Links.withQuery(path, changed(Map.of(MIN, min, MAX, max)));
        return new Choice(range, label, count, selected, href);
    }

    private List<String> values(String name) {
        var value = query.getOrDefault(name, "");
        return value.isEmpty() ? List.of() : List.of(value.split(","));
    }

    /// Another category has other fields.
    private Map<String, String> changed(Map<String, String> change) {
        var changed = new TreeMap<>(query);
        if (change.containsKey("category")) {
            changed.keySet().removeIf(name -> name.startsWith(Results.FIELD));
        }
        changed.putAll(change);
        return changed;
    }
}
