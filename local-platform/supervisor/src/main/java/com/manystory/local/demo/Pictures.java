package com.manystory.local.demo;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Chooses what a listing's pictures show; the first is the one that cards use.
final class Pictures {

    private final Material material;
    private final JsonNode category;

    Pictures(Material material, JsonNode category) {
        this.material = material;
        this.category = category;
    }

    void write(ArrayNode images, JsonNode variant, Wording wording, Chance chance) {
        var scenes = category.path("scenes").valueStream().map(JsonNode::asString).toList();
        int count = chance.whole(3, Math.min(6, scenes.size() + 1));
        for (int i = 0; i < count; i++) {
            var scene = scene(scenes.get(i % scenes.size()), variant, chance);
            var image = images.addObject().put("scene", scene);
            image.put("seed", chance.whole(1, 1_000_000));
            if (chance.is(0.1)) {
                image.put("season", "rainy");
            }
            var alts = material.alts(scene);
            var alt = alts.isEmpty() ? Text.same("") : wording.fill(alts.get(i % alts.size()));
            image.set("alt", alt.json());
        }
    }

    private String scene(String name, JsonNode variant, Chance chance) {
        return switch (name) {
            case "{variant}" -> variant.path("scene").asString(category.path("scene").asString());
            case "{wedding}" -> chance.pick(weddings());
            default -> name;
        };
    }

    private List<String> weddings() {
        return material.common("weddingScenes").stream().map(Text::en).toList();
    }
}
