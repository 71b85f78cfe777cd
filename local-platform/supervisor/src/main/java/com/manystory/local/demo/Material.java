package com.manystory.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What catalogues of a kind are composed from: names, phrases and ranges kept as resources.
final class Material {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Set<String>> PRICED =
            Map.of("weddings", Set.of("IDR"), "classes", Set.of("IDR", "SGD"));

    private final String kind;
    private final String currency;
    private final JsonNode own;
    private final JsonNode shared;
    private final JsonNode places;

    Material(String kind, String currency) {
        this.kind = kind;
        this.currency = currency;
        if (!PRICED.getOrDefault(kind, Set.of()).contains(currency)) {
            throw new IllegalArgumentException(
                    "No demo catalogue of %s in %s".formatted(kind, currency));
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

    /// The ISO 4217 code of what all is priced in; all is where people pay so.
    String currency() {
        return currency;
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

    /// The places where people pay in the currency, by their key.
    Map<String, Place> places() {
        var known = Place.all(places.path("places"));
        known.values().removeIf(place -> !place.currency().equals(currency));
        return known;
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
