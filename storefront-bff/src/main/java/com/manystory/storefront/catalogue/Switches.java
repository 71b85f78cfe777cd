package com.manystory.storefront.catalogue;

import com.manystory.tenancy.brand.Feature;
import com.manystory.tenancy.brand.Features;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a brand's switches leave of the catalogue: by what it is searched, and what its answers
/// tell. Pages and the brand API read the catalogue through them, so that neither shows what is
/// off.
public final class Switches {

    private static final Map<String, Feature> FILTERS =
            Map.of(
                    "age", Feature.AGES,
                    "date", Feature.DATES,
                    "rating", Feature.RATINGS,
                    "weekday", Feature.WEEKDAYS);
    private static final Map<String, Feature> ORDERS =
            Map.of("rating", Feature.RATINGS, "soonest", Feature.SESSIONS);
    private static final Map<String, Feature> MEMBERS =
            Map.of(
                    "ages", Feature.AGES,
                    "capacity", Feature.SEATS,
                    "nextSession", Feature.SESSIONS,
                    "packages", Feature.PACKAGES,
                    "rating", Feature.RATINGS,
                    "schedule", Feature.WEEKDAYS,
                    "sessions", Feature.SESSIONS,
                    "trial", Feature.TRIALS);
    private static final Map<String, Feature> BADGES =
            Map.of("last-seats", Feature.SEATS, "trial", Feature.TRIALS);
    private static final String FACETS = "facets";
    private static final String SEATS_LEFT = "seatsLeft";
    private static final String SORT = "sort";

    private final Features features;

    public Switches(Features features) {
        this.features = features;
    }

    /// Whether listings can be found by this filter or field of the search bar.
    public boolean findBy(String name) {
        return isOn(FILTERS, name);
    }

    /// Whether listings can be ordered by this value of `sort`.
    public boolean orderBy(String sort) {
        return isOn(ORDERS, sort.startsWith("-") ? sort.substring(1) : sort);
    }

    /// The parameters of a search without those that find or order by what is off.
    Map<String, String> asked(Map<String, String> query) {
        var asked = new TreeMap<>(query);
        asked.keySet().removeIf(name -> !findBy(name));
        if (!orderBy(asked.getOrDefault(SORT, ""))) {
            asked.remove(SORT);
        }
        return asked;
    }

    /// Whether all is on, so that there is nothing to take out.
    boolean areAllOn() {
        return Stream.of(Feature.values()).allMatch(features::has);
    }

    /// Takes what is off out of an answer.
    void takeOut(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(member -> isOff(member.getKey(), member.getValue()));
            object.properties()
                    .forEach(member -> {
                        switch (member.getKey()) {
                            case FACETS -> facets(member.getValue());
                            case "badges" -> badges(member.getValue());
                            case "fields" -> {
                                // A brand's own, by its own names.
                            }
                            default -> takeOut(member.getValue());
                        }
                    });
        } else if (node instanceof ArrayNode array) {
            array.forEach(this::takeOut);
        }
    }

    /// That no seat is left must be known; how many are, needn't.
    private boolean isOff(String name, JsonNode value) {
        return !isOn(MEMBERS, name)
                || name.equals(SEATS_LEFT) && !features.has(Feature.SEATS) && value.asInt(1) > 0;
    }

    /// Their other names are those of a brand's own fields.
    private void facets(JsonNode facets) {
        if (facets instanceof ObjectNode object) {
            object.properties().removeIf(facet -> !findBy(facet.getKey()));
        }
    }

    private void badges(JsonNode badges) {
        if (badges instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (!isOn(BADGES, array.get(i).asString(""))) {
                    array.remove(i);
                }
            }
        }
    }

    private boolean isOn(Map<String, Feature> named, String name) {
        var feature = named.get(name);
        return feature == null || features.has(feature);
    }
}
