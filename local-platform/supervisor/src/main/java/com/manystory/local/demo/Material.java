package com.manystory.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What catalogues of a kind are composed from: names, phrases and ranges kept as resources.
final class Material {

    private static final JsonMapper JSON = new JsonMapper();

    private final String kind;
    private final JsonNode own;
    private final JsonNode shared;
    private final JsonNode places;

    Material(String kind) {
        this.kind = kind;
        if (!kind.matches("weddings|classes")) {
            throw new IllegalArgumentException("No demo catalogue of the kind " + kind);
        }
        this.own = read(kind);
        this.shared = read("shared");
        this.places = read("places");
    }

    private static JsonNode read(String name) {
        try (var in = Material.class.getResourceAsStream("/demo/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("The resource demo/" + name + ".json is missing");
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String kind() {
        return kind;
    }

    boolean isOfClasses() {
        return kind.equals("classes");
    }

    JsonNode categories() {
        return own.path("categories");
    }

    JsonNode places() {
        return places.path("places");
    }

    int listings() {
        int sum = 0;
        for (var category : categories()) {
            sum += category.path("count").asInt();
        }
        return sum;
    }

    /// The fields of a category's listings: its own, then those of every category.
    List<JsonNode> fields(JsonNode category) {
        var fields = new ArrayList<JsonNode>();
        category.path("fields").forEach(fields::add);
        own.path("fields").forEach(fields::add);
        return fields;
    }

    /// Phrases that suit every category of this kind: `practical`, `closing` or `about`.
    List<Text> phrases(String name) {
        return Text.all(shared.path(name).path(kind));
    }

    /// Phrases or names that suit every kind.
    List<Text> common(String name) {
        return Text.all(shared.path(name));
    }

    List<Text> alts(String scene) {
        return Text.all(shared.path("alts").path(scene));
    }

    /// Words that keep their capital in the middle of a sentence.
    Set<String> proper() {
        var words = new HashSet<String>();
        shared.path("proper").forEach(word -> words.add(word.asString()));
        return words;
    }
}
