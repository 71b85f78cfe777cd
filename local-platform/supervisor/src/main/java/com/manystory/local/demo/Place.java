package com.manystory.local.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A city or an area of one, with what phrases say about it.
record Place(
        String key,
        Text name,
        Text city,
        String zone,
        String currency,
        double lat,
        double lon,
        JsonNode source) {

    /// Every place by its key, with an area's zone and city taken from the city.
    static Map<String, Place> all(JsonNode nodes) {
        var places = new LinkedHashMap<String, Place>();
        for (var node : nodes) {
            var parent = places.get(node.path("parent").asString(""));
            var name = Text.of(node.path("name"));
            var place =
                    new Place(
                            node.path("key").asString(),
                            name,
                            parent == null ? name : parent.city(),
                            parent == null ? node.path("zone").asString() : parent.zone(),
                            parent == null ? node.path("currency").asString() : parent.currency(),
                            node.path("lat").asDouble(),
                            node.path("lon").asDouble(),
                            node);
            places.put(place.key(), place);
        }
        return places;
    }

    boolean isSomewhere() {
        return source.has("note");
    }

    Text note() {
        return Text.of(source.path("note"));
    }

    String address(Chance chance) {
        var streets = new ArrayList<String>();
        source.path("streets").forEach(street -> streets.add(street.asString()));
        var street = chance.pick(List.copyOf(streets));
        int number = chance.whole(2, 98);
        return street.startsWith("Jl.") ? street + " No. " + number : number + " " + street;
    }
}
