package com.manystory.tenancy.web;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/// Where in a request's body something is wrong, as JSON pointers (RFC 6901).
public final class JsonPointers {

    private static final Pattern INDEX = Pattern.compile("\\[(\\w*)\\]");
    private static final Pattern CONTAINER_ELEMENT = Pattern.compile("\\.?<[^>]*>");

    private JsonPointers() {}

    /// The pointer of a bean validation path, `/admins/0/email` for `admins[0].email`.
    public static String ofPropertyPath(String path) {
        var plain = CONTAINER_ELEMENT.matcher(path).replaceAll("");
        var dotted = INDEX.matcher(plain).replaceAll(".$1");
        return dotted.isEmpty() ? "" : "/" + dotted.replace('.', '/');
    }

    /// The pointer of the value that Jackson couldn't read, empty for the whole body.
    public static String of(JacksonException e) {
        var pointer = new StringBuilder();
        for (var step : e.getPath()) {
            var name = step.getPropertyName();
            pointer.append('/').append(name == null ? step.getIndex() : escaped(name));
        }
        return pointer.toString();
    }

    /// The pointer of the steps.
    public static String of(List<String> steps) {
        var pointer = new StringBuilder();
        steps.forEach(step -> pointer.append('/').append(escaped(step)));
        return pointer.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
