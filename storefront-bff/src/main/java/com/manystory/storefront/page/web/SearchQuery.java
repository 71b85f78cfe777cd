package com.manystory.storefront.page.web;

import com.manystory.storefront.front.Visit;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a page's address asks the catalogue for. A value that makes no sense is left out, so that
/// an old or mistyped link still shows a list.
final class SearchQuery {

    private static final Map<String, Pattern> VALID =
            Map.of(
                    "priceMin", Pattern.compile("\\d{1,15}"),
                    "priceMax", Pattern.compile("\\d{1,15}"),
                    "age", Pattern.compile("\\d{1,2}(?:-\\d{1,2}|\\+)?"),
                    "date", Pattern.compile("\\d{4}-\\d{2}-\\d{2}|today|weekend|week"),
                    "weekday",
                            Pattern.compile(
                                    "(?:mon|tue|wed|thu|fri|sat|sun)(?:,(?:mon|tue|wed|thu|fri|sat|sun)){0,6}"),
                    "rating", Pattern.compile("[0-5](?:\\.\\d{1,2})?"),
                    "sort", Pattern.compile("relevance|newest|-?price|rating|soonest"),
                    "category", Pattern.compile("[\\p{Alnum}-]{1,100}(?:,[\\p{Alnum}-]{1,100})*"),
                    "place", Pattern.compile("[\\p{Alnum}-]{1,100}(?:,[\\p{Alnum}-]{1,100})*"));

    private SearchQuery() {}

    static TreeMap<String, String> of(Visit visit) {
        var query = new TreeMap<String, String>();
        visit.query()
                .forEach((name, value) -> {
                    var valid = VALID.get(name);
                    if (valid == null || valid.matcher(value).matches()) {
                        query.put(name, value);
                    }
                });
        // Said, since the page names it.
        query.putIfAbsent("sort", "relevance");
        query.put("facets", "true");
        return query;
    }
}
