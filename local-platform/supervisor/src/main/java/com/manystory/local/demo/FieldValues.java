package com.manystory.local.demo;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Chooses the values of a listing's typed fields, and tells the wording of them.
final class FieldValues {

    private final List<JsonNode> fields;
    private final JsonNode variant;
    private final JsonNode category;
    private final Wording wording;

    FieldValues(List<JsonNode> fields, JsonNode variant, JsonNode category, Wording wording) {
        this.fields = fields;
        this.variant = variant;
        this.category = category;
        this.wording = wording;
    }

    ObjectNode choose(Chance chance) {
        var values = JsonNodeFactory.instance.objectNode();
        for (var field : fields) {
            var key = field.path("key").asString();
            switch (field.path("type").asString()) {
                case "number" -> {
                    int number = number(field.path("range"), chance);
                    values.put(key, number);
                    wording.with(key, number);
                }
                case "boolean" -> values.put(key, isTrue(field, key, chance));
                default -> {
                    var choice = choice(field, key, chance);
                    values.put(key, choice.get(0).asString());
                    wording.with(key, new Text(choice.get(1).asString(), choice.get(2).asString()));
                }
            }
        }
        return values;
    }

    /// A number of `[low, high, step]`, low ones more often.
    static int number(JsonNode range, Chance chance) {
        int step = range.get(2).asInt();
        int steps = (range.get(1).asInt() - range.get(0).asInt()) / step;
        var low = chance.between(0, 1);
        return range.get(0).asInt() + (int) Math.round(low * Math.sqrt(low) * steps) * step;
    }

    private boolean isTrue(JsonNode field, String key, Chance chance) {
        return category.path(key).asBoolean() || chance.is(field.path("likely").asDouble());
    }

    private JsonNode choice(JsonNode field, String key, Chance chance) {
        var allowed =
                switch (key) {
                    case "setting" -> settings();
                    case "level" -> levels();
                    default -> List.<String>of();
                };
        var choices =
                field.path("choices")
                        .valueStream()
                        .filter(c -> allowed.isEmpty() || allowed.contains(c.get(0).asString()))
                        .toList();
        return chance.pick(choices);
    }

    private List<String> levels() {
        return category.path("parent").asBoolean() ? List.of("beginner", "mixed") : List.of();
    }

    private List<String> settings() {
        var node = variant.has("where") ? variant.path("where") : category.path("settings");
        return node.valueStream().map(JsonNode::asString).toList();
    }
}
