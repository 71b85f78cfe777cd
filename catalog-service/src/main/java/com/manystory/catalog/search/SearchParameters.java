package com.manystory.catalog.search;

import com.manystory.catalog.session.Weekdays;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/// Reads a search from the parameters of a request, refusing all that is wrong at once.
public final class SearchParameters {

    private static final int DEFAULT_LIMIT = 24;
    private static final int MOST = 60;
    private static final int LONGEST_QUERY = 200;
    private static final int MOST_FIELDS = 10;
    private static final String FIELD_KEY = "[a-zA-Z][a-zA-Z0-9-]{0,39}";

    private final MultiValueMap<String, String> parameters;
    private final List<FieldError> errors = new ArrayList<>();

    private SearchParameters(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /// The search in a locale of the brand.
    ///
    /// @throws ProblemException when a parameter is wrong
    public static SearchRequest read(MultiValueMap<String, String> parameters, String locale) {
        return new SearchParameters(parameters).read(locale);
    }

    private SearchRequest read(String locale) {
        var words = one("q");
        if (words != null && words.length() > LONGEST_QUERY) {
            wrong("q", "At most 200 characters");
        }
        var limit = number("limit", 1, MOST);
        var request =
                new SearchRequest(
                        locale,
                        words,
                        many("category"),
                        many("place"),
                        one("vendor"),
                        number("priceMin", 0, Long.MAX_VALUE),
                        number("priceMax", 0, Long.MAX_VALUE),
                        ages(),
                        day(),
                        weekdays(),
                        rating(),
                        fields(),
                        sort(),
                        one("cursor"),
                        limit == null ? DEFAULT_LIMIT : limit.intValue(),
                        "true".equals(one("facets")));
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "Invalid request",
                    "Some parameters are wrong.",
                    errors);
        }
        return request;
    }

    private List<AgeRange> ages() {
        var ages = new ArrayList<AgeRange>();
        for (var text : many("age")) {
            // A plus sign in an address may arrive as a space.
            AgeRange.of(text.endsWith(" ") ? text.strip() + "+" : text)
                    .ifPresentOrElse(ages::add, () -> wrong("age", "Years: 7, 6-8 or 18+"));
        }
        return ages;
    }

    private SearchRequest.@Nullable Day day() {
        return parse(
                "date",
                "A date such as 2026-01-31, or today, weekend or week",
                text ->
                        switch (text) {
                            case "today" -> SearchRequest.Day.Relative.TODAY;
                            case "weekend" -> SearchRequest.Day.Relative.WEEKEND;
                            case "week" -> SearchRequest.Day.Relative.WEEK;
                            default -> new SearchRequest.Day.On(LocalDate.parse(text));
                        });
    }

    private int weekdays() {
        var bits = Weekdays.bits(many("weekday"));
        if (bits.isEmpty()) {
            wrong("weekday", "mon, tue, wed, thu, fri, sat or sun");
        }
        return bits.orElse(0);
    }

    private @Nullable Double rating() {
        var rating = parse("rating", "A number from 0 to 5", Double::valueOf);
        if (rating != null && !(rating >= 0 && rating <= 5)) {
            wrong("rating", "A number from 0 to 5");
        }
        return rating;
    }

    private Map<String, List<String>> fields() {
        var fields = new TreeMap<String, List<String>>();
        for (var name : parameters.keySet()) {
            if (!name.startsWith(Facets.FIELD) || one(name) == null) {
                continue;
            }
            var key = name.substring(Facets.FIELD.length());
            if (!key.matches(FIELD_KEY)) {
                wrong(name, "field. and the key of a typed field");
            }
            // A value may hold a comma itself.
            var values = new ArrayList<>(many(name));
            values.addAll(parameters.getOrDefault(name, List.of()));
            fields.put(key, values.stream().distinct().toList());
        }
        if (fields.size() > MOST_FIELDS) {
            wrong(Facets.FIELD, "At most " + MOST_FIELDS + " fields");
        }
        return fields;
    }

    private Sort sort() {
        var text = one("sort");
        if (text == null) {
            return Sort.RELEVANCE;
        }
        var sort = Sort.of(text);
        if (sort.isEmpty()) {
            wrong("sort", "One of " + Sort.choices());
        }
        return sort.orElse(Sort.RELEVANCE);
    }

    private @Nullable Long number(String name, long least, long most) {
        var number = parse(name, "A whole number", Long::valueOf);
        if (number != null && (number < least || number > most)) {
            wrong(name, "From " + least + " to " + most);
        }
        return number;
    }

    private <T> @Nullable T parse(String name, String syntax, Function<String, T> reader) {
        var text = one(name);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (NumberFormatException | DateTimeParseException e) {
            wrong(name, syntax);
            return null;
        }
    }

    private @Nullable String one(String name) {
        var text = parameters.getFirst(name);
        return text == null || text.isBlank() ? null : text;
    }

    private List<String> many(String name) {
        var all = new ArrayList<String>();
        for (var text : parameters.getOrDefault(name, List.of())) {
            for (var part : text.split(",")) {
                if (!part.isBlank()) {
                    all.add(part);
                }
            }
        }
        return List.copyOf(all);
    }

    private void wrong(String name, String detail) {
        errors.add(new FieldError("/" + name, detail));
    }
}
