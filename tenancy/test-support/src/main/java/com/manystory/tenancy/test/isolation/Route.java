package com.manystory.tenancy.test.isolation;

import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A method and a path pattern, such as `GET /api/v1/listings/{slug}`.
///
/// @param method the method, or `ANY` when all are mapped
/// @param pattern the path with its variables' names in braces
public record Route(String method, String pattern) implements Comparable<Route> {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /// Reads `GET /api/v1/listings/{slug}`.
    static Route parse(String text) {
        var words = text.split(" ", 2);
        return new Route(words[0], words[1]);
    }

    /// A mapping as Spring tells it, without the expressions that its variables must match.
    static Route mapped(String method, String pattern) {
        var plain = new StringBuilder();
        var depth = 0;
        var named = false;
        for (var c : pattern.toCharArray()) {
            if (c == '}') {
                depth--;
            }
            if (depth == 0) {
                plain.append(c);
                named = false;
            } else if (depth == 1 && !named) {
                named = c == ':';
                plain.append(named || c == '*' ? "" : String.valueOf(c));
            }
            if (c == '{') {
                depth++;
            }
        }
        return new Route(method, plain.toString());
    }

    /// The path with values in place of the variables, each found by its name.
    String path(UnaryOperator<String> values) {
        return VARIABLE.matcher(pattern)
                .replaceAll(variable -> Matcher.quoteReplacement(values.apply(variable.group(1))));
    }

    @Override
    public int compareTo(Route other) {
        return Comparator.comparing(Route::pattern)
                .thenComparing(Route::method)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
