package com.manystory.tenants.desired;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Compares a JSON document with the records that it is to become, and takes out what doesn't fit,
/// so that the rules can judge the rest in the same go. The records are the one description: the
/// same that the OpenAPI document is made of.
final class Shape {

    private final Violations violations;

    Shape(Violations violations) {
        this.violations = violations;
    }

    /// The part of the document that fits; null when nothing does.
    @Nullable JsonNode fitting(JsonNode node, Type type, String pointer) {
        if (node.isNull()) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(node, generic.getActualTypeArguments()[0], pointer)
                    : map(node, generic.getActualTypeArguments()[1], pointer);
        }
        var raw = (Class<?>) type;
        return raw.isRecord() ? object(node, raw, pointer) : scalar(node, raw, pointer);
    }

    private @Nullable JsonNode object(JsonNode node, Class<?> type, String pointer) {
        if (!(node instanceof ObjectNode object)) {
            return refuse(pointer, node, "an object");
        }
        Map<String, Type> known = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            known.put(component.getName(), component.getGenericType());
        }
        var fitting = JsonNodeFactory.instance.objectNode();
        for (var member : object.properties()) {
            var at = Violations.member(pointer, member.getKey());
            var expected = known.get(member.getKey());
            if (expected == null) {
                violations.add(
                        at,
                        "There is no field \"%s\" here.%s"
                                .formatted(
                                        clipped(member.getKey()),
                                        Suggestion.near(member.getKey(), known.keySet())));
                continue;
            }
            var value = fitting(member.getValue(), expected, at);
            if (value != null) {
                fitting.set(member.getKey(), value);
            }
        }
        return fitting;
    }

    private @Nullable JsonNode map(JsonNode node, Type valueType, String pointer) {
        if (!(node instanceof ObjectNode object)) {
            return refuse(pointer, node, "an object");
        }
        var fitting = JsonNodeFactory.instance.objectNode();
        for (var member : object.properties()) {
            var at = Violations.member(pointer, member.getKey());
            if (member.getValue().isNull()) {
                violations.add(at, "Leave the key out instead of giving it null.");
                continue;
            }
            var value = fitting(member.getValue(), valueType, at);
            if (value != null) {
                fitting.set(member.getKey(), value);
            }
        }
        return fitting;
    }

    /// Keeps the positions: what doesn't fit becomes null, which the rules pass over.
    private @Nullable JsonNode list(JsonNode node, Type elementType, String pointer) {
        if (!(node instanceof ArrayNode array)) {
            return refuse(pointer, node, "an array");
        }
        var fitting = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < array.size(); i++) {
            var at = Violations.element(pointer, i);
            if (array.get(i).isNull()) {
                violations.add(at, "An element can't be null; leave it out.");
            }
            var value = fitting(array.get(i), elementType, at);
            fitting.add(value == null ? JsonNodeFactory.instance.nullNode() : value);
        }
        return fitting;
    }

    private @Nullable JsonNode scalar(JsonNode node, Class<?> type, String pointer) {
        if (type == String.class) {
            return node.isString() ? node : refuse(pointer, node, "a string");
        }
        if (type == Boolean.class) {
            return node.isBoolean() ? node : refuse(pointer, node, "true or false");
        }
        if (type == Integer.class) {
            return node.isIntegralNumber() && node.canConvertToInt()
                    ? node
                    : refuse(pointer, node, "a whole number");
        }
        if (type == Long.class) {
            return node.isIntegralNumber() && node.canConvertToLong()
                    ? node
                    : refuse(pointer, node, "a whole number");
        }
        throw new IllegalStateException("The desired state has a field of type " + type);
    }

    private @Nullable JsonNode refuse(String pointer, JsonNode node, String expected) {
        violations.add(pointer, "This must be %s, not %s.".formatted(expected, kind(node)));
        return null;
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a string";
            case NUMBER -> "the number " + clipped(node.asString());
            case BOOLEAN -> "true or false";
            case NULL, MISSING -> "nothing";
        };
    }

    private static String clipped(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
