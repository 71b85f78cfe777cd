package com.manystory.local.demo;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A text in English and in Indonesian.
record Text(String en, String id) {

    /// The same in both languages.
    static Text same(Object text) {
        return new Text(text.toString(), text.toString());
    }

    /// A text of `["English", "Indonesian"]`, of `{"en": …, "id": …}` or of one string.
    static Text of(JsonNode node) {
        if (node.isArray()) {
            return new Text(node.get(0).asString(), node.get(1).asString());
        }
        return node.isObject()
                ? new Text(node.path("en").asString(), node.path("id").asString())
                : same(node.asString());
    }

    static List<Text> all(JsonNode nodes) {
        var texts = new ArrayList<Text>();
        nodes.forEach(node -> texts.add(of(node)));
        return texts;
    }

    Text then(String separator, Text next) {
        return new Text(en + separator + next.en, id + separator + next.id);
    }

    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("en", en).put("id", id);
    }
}
