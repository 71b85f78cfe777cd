package com.manystory.local.demo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Prices and packages in rupiah, whose minor unit is a hundredth.
final class Offers {

    private static final long SEN = 100;

    private final JsonNode category;

    Offers(JsonNode category) {
        this.category = category;
    }

    void write(ObjectNode listing, Wording wording, Chance chance) {
        var classes = !category.has("packages");
        var low = category.path("price").get(0).asDouble();
        var high = category.path("price").get(1).asDouble();
        var lift = chance.between(0, 1);
        var amount = low + (high - low) * lift * lift;
        if (classes) {
            session(listing, Math.round(amount / 5) * 5_000);
        } else {
            var step = category.path("step").asDouble();
            packages(listing, Math.round(amount / step) * step, wording);
        }
    }

    private void session(ObjectNode listing, long rupiah) {
        var trial = listing.path("listingType").asString().equals("trial");
        var free = trial && rupiah % 3 == 0;
        long paid = trial ? rupiah / 10_000 * 5_000 : rupiah;
        listing.putObject("price")
                .put("amount", free ? 0 : paid * SEN)
                .put("unit", category.path("camp").asBoolean() ? "course" : "session");
        for (var series : listing.path("series")) {
            if (!trial && series.path("trial").asBoolean()) {
                ((ObjectNode) series)
                        .putObject("price")
                        .put("amount", rupiah / 10_000 * 5_000 * SEN);
            }
        }
        listing.putArray("packages");
    }

    private void packages(ObjectNode listing, double millions, Wording wording) {
        var cheapest = Long.MAX_VALUE;
        var packages = listing.putArray("packages");
        int n = 0;
        for (var offer : category.path("packages")) {
            var node = packages.addObject().put("key", "package-" + ++n);
            node.set("name", wording.fill(Text.of(offer.path("name"))).json());
            node.set("description", wording.fill(Text.of(offer.path("description"))).json());
            node.put("kind", offer.path("kind").asString());
            if (!offer.path("kind").asString().equals("on-request")) {
                long rupiah = tidy(millions * offer.path("factor").asDouble() * 1e6);
                node.put("amount", rupiah * SEN);
                cheapest = Math.min(cheapest, rupiah);
            }
            var includes = node.putObject("includes");
            var english = includes.putArray("en");
            var indonesian = includes.putArray("id");
            for (var line : Text.all(offer.path("includes"))) {
                var filled = wording.fill(line);
                english.add(filled.en());
                indonesian.add(filled.id());
            }
        }
        listing.putObject("price")
                .put("amount", cheapest * SEN)
                .put("unit", category.path("unit").asString());
    }

    private static long tidy(double rupiah) {
        long step = rupiah < 1e6 ? 5_000 : rupiah < 2e7 ? 100_000 : 500_000;
        return Math.max(step, Math.round(rupiah / step) * step);
    }
}
