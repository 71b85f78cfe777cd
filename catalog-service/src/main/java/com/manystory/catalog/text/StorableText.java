package com.manystory.catalog.text;

import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// PostgreSQL stores every character but U+0000.
public final class StorableText {

    private static final char NUL = '\0';

    private StorableText() {}

    /// Where a text is, or a property's name, that can't be stored; empty when all of them can.
    public static Optional<JsonPointer> unstorable(JsonNode json) {
        return unstorable(json, JsonPointer.empty());
    }

    private static Optional<JsonPointer> unstorable(JsonNode json, JsonPointer at) {
        if (json.isString()) {
            return has(json.asString()) ? Optional.of(at) : Optional.empty();
        }
        if (json.isObject()) {
            return json.properties().stream()
                    .map(p ->
                            has(p.getKey())
                                    ? Optional.of(at)
                                    : unstorable(p.getValue(), at.appendProperty(p.getKey())))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        for (var i = 0; i < json.size(); i++) {
            var found = unstorable(json.get(i), at.appendIndex(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean has(String text) {
        return text.indexOf(NUL) >= 0;
    }
}
