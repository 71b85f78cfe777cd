package com.manystory.local.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Invents vendors, and the places where those work that have premises.
final class VendorMaker {

    private final Material material;
    private final Map<String, Place> known;
    private final ArrayNode places;
    private final ArrayNode vendors;
    private final Chance chance;
    private final Deck<Text> words;
    private final Deck<Text> people;
    private final Deck<Text> abouts;
    private final Deck<Text> schools;
    private final Deck<Place> areas;
    private final Set<String> names = new HashSet<>();
    private int count;

    VendorMaker(Material material, Map<String, Place> known, ArrayNode places, ArrayNode vendors) {
        this.material = material;
        this.known = known;
        this.places = places;
        this.vendors = vendors;
        this.chance = new Chance(material.kind() + " vendors");
        this.words = new Deck<>(material.common("words"), chance);
        this.people = new Deck<>(material.common("names"), chance);
        this.abouts = new Deck<>(material.phrases("about"), chance);
        this.schools = new Deck<>(material.common("schools"), chance);
        this.areas =
                new Deck<>(known.values().stream().filter(Place::isSomewhere).toList(), chance);
    }

    Vendor next(JsonNode category, JsonNode variant, int year) {
        var key = "v-" + ++count;
        var area = area(category, variant);
        var person = people.next().en();
        var second = people.next().en();
        var name = name(category, variant, area, person, second);
        var premises = material.isOfClasses() || category.path("ownPlace").asBoolean();
        var place = premises ? premises(key, name, area) : area.key();
        var vendor =
                new Vendor(
                        key,
                        name,
                        area,
                        place,
                        chance.whole(2004, year - 2),
                        chance.pick(List.of(1, 2, 2, 4, 6, 12, 24)),
                        person,
                        second);
        write(vendor, variant.path("scene").asString(category.path("scene").asString()));
        return vendor;
    }

    private Place area(JsonNode category, JsonNode variant) {
        var choice = variant.has("areas") ? variant.path("areas") : category.path("areas");
        if (choice.isEmpty()) {
            return areas.next();
        }
        var key = chance.pick(choice.valueStream().toList()).asString();
        return Objects.requireNonNull(known.get(key), key);
    }

    private String name(
            JsonNode category, JsonNode variant, Place area, String person, String second) {
        var patterns = variant.has("vendor") ? variant.path("vendor") : category.path("vendor");
        var list = Text.all(patterns);
        for (int attempt = 0; ; attempt++) {
            var wording =
                    new Wording(Set.of())
                            .with("word", words.next())
                            .with("name", person)
                            .with("name2", second);
            var name = wording.fill(chance.pick(list)).en();
            if (attempt > 20) {
                name = name + " " + area.name().en() + (attempt > 24 ? " " + count : "");
            }
            if (names.add(name)) {
                return name;
            }
        }
    }

    private String premises(String key, String name, Place area) {
        var place = places.addObject().put("key", "p-" + key).put("kind", "venue");
        place.put("parent", area.key()).put("name", name);
        place.put("latitude", near(area.lat())).put("longitude", near(area.lon()));
        place.put("timeZone", area.zone()).put("address", area.address(chance));
        return "p-" + key;
    }

    private double near(double degrees) {
        return Math.round((degrees + chance.between(-0.011, 0.011)) * 1e5) / 1e5;
    }

    private void write(Vendor vendor, String scene) {
        var wording =
                new Wording(material.proper())
                        .with("vendor", vendor.name())
                        .with("city", vendor.area().city())
                        .with("name", vendor.person())
                        .with("name2", vendor.secondPerson())
                        .with("since", vendor.since())
                        .with("few", chance.whole(3, 9))
                        .with("many", chance.whole(6, 45) * 20)
                        .with("school", schools.next());
        var node = vendors.addObject().put("key", vendor.key()).put("name", vendor.name());
        node.set("about", wording.fill(abouts.next()).json());
        node.put("place", vendor.place()).put("respondsWithinHours", vendor.replyHours());
        node.put("scene", chance.is(0.4) ? "shopfront" : scene);
        if (chance.is(0.92)) {
            var average = BigDecimal.valueOf(chance.between(4.3, 5));
            node.putObject("rating")
                    .put("average", average.setScale(2, RoundingMode.HALF_UP))
                    .put("count", chance.whole(5, 260));
        }
    }
}
