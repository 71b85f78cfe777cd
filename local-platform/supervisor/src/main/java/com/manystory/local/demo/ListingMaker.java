package com.manystory.local.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Composes a category's listings: facts first, then the texts that speak of them.
final class ListingMaker {

    private final Material material;
    private final JsonNode category;
    private final LocalDate today;
    private final Map<String, Deck<Text>> decks = new HashMap<>();
    private final Chance phrasing;
    private final Offers offers;
    private final Timetable timetable;
    private final Pictures pictures;

    ListingMaker(Material material, JsonNode category, LocalDate today, boolean endless) {
        this.material = material;
        this.category = category;
        this.today = today;
        this.phrasing = new Chance("phrases" + category.path("key").asString());
        this.offers = new Offers(category, material.currency());
        this.timetable = new Timetable(today, endless);
        this.pictures = new Pictures(material, category);
        for (var name : List.of("titles", "summaries", "opening", "craft")) {
            decks.put(name, new Deck<>(Text.all(category.path(name)), phrasing));
        }
        for (var name : List.of("practical", "closing")) {
            decks.put(name, new Deck<>(material.phrases(name), phrasing));
        }
        decks.put("coaches", new Deck<>(material.common("coaches"), phrasing));
        for (var slot : category.path("slots").properties()) {
            decks.put("slot:" + slot.getKey(), new Deck<>(Text.all(slot.getValue()), phrasing));
        }
    }

    ObjectNode make(Vendor vendor, JsonNode variant, int index, Set<String> titles, Slugs slugs) {
        var key = category.path("key").asString() + "-" + (index + 1);
        var chance = new Chance(material.kind() + key);
        var node = JsonNodeFactory.instance.objectNode().put("key", key);
        node.put("vendor", vendor.key()).put("category", category.path("key").asString());
        node.put("place", vendor.place());
        var wording = wording(vendor, variant, chance);
        var fields = new FieldValues(material.fields(category), variant, category, wording);
        var facts = fields.choose(chance);
        if (material.isOfClasses()) {
            timetable.plan(node, category, vendor, wording, chance);
        } else {
            node.put("listingType", category.path("listingType").asString());
        }
        texts(node, wording, vendor, titles);
        node.put("slug", slugs.of(node.path("title").path("en").asString()));
        node.set("fields", facts);
        offers.write(node, wording, chance);
        if (category.path("blocked").asBoolean()) {
            timetable.block(node.putArray("blockedDates"), chance);
        }
        pictures.write(node.putArray("images"), variant, wording, chance);
        published(node, chance, vendor);
        return node;
    }

    private Wording wording(Vendor vendor, JsonNode variant, Chance chance) {
        var wording =
                new Wording(material.proper())
                        .with("vendor", vendor.name())
                        .with("place", vendor.area().name())
                        .with("city", vendor.area().city())
                        .with("since", vendor.since())
                        .with("reply", vendor.replyHours())
                        .with("few", chance.whole(2, 6))
                        .with("coaches", deal("coaches"));
        for (var slot : category.path("slots").properties()) {
            wording.with(slot.getKey(), deal("slot:" + slot.getKey()));
        }
        for (var extra : category.path("extra").properties()) {
            wording.with(extra.getKey(), FieldValues.number(extra.getValue(), chance));
        }
        for (var name : List.of("kindOf", "activity")) {
            if (variant.has(name)) {
                wording.with(name, Text.of(variant.path(name)));
            }
        }
        return wording;
    }

    private void texts(ObjectNode node, Wording wording, Vendor vendor, Set<String> titles) {
        var oneDay = meetsOnOneDay(node);
        var title = title(wording, oneDay);
        for (int attempt = 0; attempt < 4 && titles.contains(title.en()); attempt++) {
            title = title(wording, oneDay);
        }
        if (node.path("listingType").asString().equals("trial")) {
            title = new Text("Trial: " + title.en(), "Kelas coba: " + title.id());
        }
        if (!titles.add(title.en())) {
            title = title.then(", ", Text.same(vendor.name()));
        }
        node.set("title", title.json());
        node.set("summary", wording.fill(deal("summaries")).json());
        var start = wording.fill(deal("opening"));
        if (isVisited() && phrasing.is(0.62)) {
            start = start.then(" ", wording.fill(vendor.area().note()));
        }
        var craft = wording.fill(deal("craft")).then(" ", wording.fill(deal("craft")));
        var end = wording.fill(deal("practical"));
        if (phrasing.is(0.35)) {
            end = end.then(" ", wording.fill(deal("practical")));
        }
        end = end.then(" ", wording.fill(deal("closing")));
        node.set("description", start.then("\n\n", craft).then("\n\n", end).json());
    }

    /// A title that names a day only where there is no other.
    private Text title(Wording wording, boolean oneDay) {
        var title = deal("titles");
        while (!oneDay && title.en().contains("{day}")) {
            title = deal("titles");
        }
        return wording.fill(title);
    }

    private static boolean meetsOnOneDay(JsonNode listing) {
        return listing.path("series")
                        .valueStream()
                        .flatMap(series -> series.path("weekdays").valueStream())
                        .map(JsonNode::asString)
                        .distinct()
                        .count()
                == 1;
    }

    /// Whether customers go to the vendor, so that its neighbourhood matters.
    private boolean isVisited() {
        return material.isOfClasses() || category.path("ownPlace").asBoolean();
    }

    private Text deal(String deck) {
        return Objects.requireNonNull(decks.get(deck), deck).next();
    }

    private void published(ObjectNode node, Chance chance, Vendor vendor) {
        int days = chance.is(0.1) ? chance.whole(0, 12) : chance.whole(14, 500);
        var at = LocalTime.of(chance.whole(8, 20), chance.whole(0, 59));
        var zone = ZoneId.of(vendor.area().zone());
        var moment = today.minusDays(days + 1L).atTime(at).atZone(zone).toInstant();
        node.put("publishedAt", moment.toString());
        if (days > 12 && chance.is(0.93)) {
            var skew = Math.sqrt(chance.between(0, 1));
            var average = BigDecimal.valueOf(4.1 + 0.9 * skew).setScale(2, RoundingMode.HALF_UP);
            node.putObject("rating").put("average", average).put("count", chance.whole(3, 190));
        }
    }
}
