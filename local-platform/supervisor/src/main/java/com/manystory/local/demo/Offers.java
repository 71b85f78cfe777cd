package com.manystory.local.demo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Prices and packages. The minor unit of each currency is a hundredth, which nobody pays in
/// rupiah.
final class Offers {

    private static final long HUNDREDTHS = 100;

    private final JsonNode category;
    private final String currency;

    Offers(JsonNode category, String currency) {
        this.category = category;
        this.currency = currency;
    }

    void write(ObjectNode listing, Wording wording, Chance chance) {
        var classes = !category.has("packages");
        var range = classes ? category.path("price").path(currency) : category.path("price");
        var low = range.get(0).asDouble();
        var high = range.get(1).asDouble();
        var lift = chance.between(0, 1);
        var amount = low + (high - low) * lift * lift;
        if (classes) {
            session(listing, Math.round(amount * HUNDREDTHS / step()));
        } else {
            var step = category.path("step").asDouble();
            packages(listing, Math.round(amount / step) * step, wording);
        }
    }

    /// What prices are multiples of, in minor units: 5,000 rupiah, 50 cents.
    private long step() {
        return currency.equals("IDR") ? 5_000 * HUNDREDTHS : 50;
    }

    private void session(ObjectNode listing, long steps) {
        var trial = listing.path("listingType").asString().equals("trial");
        var free = trial && steps % 3 == 0;
        long paid = trial ? steps / 2 : steps;
        listing.putObject("price")
                .put("amount", free ? 0 : paid * step())
                .put("unit", category.path("camp").asBoolean() ? "course" : "session");
        for (var series : listing.path("series")) {
            if (!trial && series.path("trial").asBoolean()) {
                ((ObjectNode) series).putObject("price").put("amount", steps / 2 * step());
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
                node.put("amount", rupiah * HUNDREDTHS);
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
                .put("amount", cheapest * HUNDREDTHS)
                .put("unit", category.path("unit").asString());
    }

    private static long tidy(double rupiah) {
        long step = rupiah < 1e6 ? 5_000 : rupiah < 2e7 ? 100_000 : 500_000;
        return Math.max(step, Math.round(rupiah / step) * step);
    }
}
