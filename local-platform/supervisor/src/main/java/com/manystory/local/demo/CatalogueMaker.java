package com.manystory.local.demo;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts a catalogue document together: categories, places, then each category's vendors and
/// listings.
final class CatalogueMaker {

    private final Material material;
    private final double factor;
    private final LocalDate today;
    private final boolean endless;
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ArrayNode categories = document.putArray("categories");
    private final ArrayNode places = document.putArray("places");
    private final ArrayNode vendors = document.putArray("vendors");
    private final ArrayNode listings = document.putArray("listings");
    private final Set<String> titles = new HashSet<>();
    private final Slugs slugs = new Slugs();

    CatalogueMaker(Material material, double factor, LocalDate today, boolean endless) {
        this.material = material;
        this.factor = factor;
        this.today = today;
        this.endless = endless;
    }

    ObjectNode make() {
        var known = material.places();
        known.values().forEach(this::add);
        var names = new VendorMaker(material, known, places, vendors);
        int position = 0;
        for (var category : material.categories()) {
            add(category, position++);
            int count = (int) Math.round(category.path("count").asInt() * factor);
            var maker = new ListingMaker(material, category, today, endless);
            var chance = new Chance(material.kind() + category.path("key").asString());
            var variants = new Deck<>(variants(category), chance);
            for (int i = 0; i < count; ) {
                var variant = variants.next();
                var vendor = names.next(category, variant, today.getYear());
                int more = chance.is(category.path("ownPlace").asBoolean() ? 0.2 : 0.45) ? 2 : 1;
                for (int n = 0; n < more && i < count; n++, i++) {
                    listings.add(maker.make(vendor, variant, i, titles, slugs));
                }
            }
        }
        return document;
    }

    private static List<JsonNode> variants(JsonNode category) {
        return category.has("variants")
                ? category.path("variants").valueStream().toList()
                : List.of(JsonNodeFactory.instance.objectNode());
    }

    private void add(Place place) {
        var source = place.source();
        var node = places.addObject().put("key", place.key());
        node.put("kind", source.path("kind").asString("area"));
        if (source.has("parent")) {
            node.put("parent", source.path("parent").asString());
        }
        node.set("name", place.name().json());
        node.put("latitude", place.lat()).put("longitude", place.lon());
        node.put("timeZone", place.zone());
    }

    private void add(JsonNode category, int position) {
        var node = categories.addObject().put("key", category.path("key").asString());
        for (var text : List.of("slug", "name", "description")) {
            node.set(text, Text.of(category.path(text)).json());
        }
        node.put("scene", category.path("scene").asString()).put("position", position);
        var fields = node.putArray("fields");
        for (var field : material.fields(category)) {
            var one = fields.addObject().put("key", field.path("key").asString());
            one.put("type", field.path("type").asString());
            one.set("label", Text.of(field.path("label")).json());
            one.put("facet", field.path("facet").asBoolean());
            if (field.has("choices")) {
                var choices = one.putArray("choices");
                for (var choice : field.path("choices")) {
                    choices.addObject()
                            .put("value", choice.get(0).asString())
                            .set(
                                    "label",
                                    new Text(choice.get(1).asString(), choice.get(2).asString())
                                            .json());
                }
            }
        }
    }
}
