package com.manystory.storefront.canned;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The listings of a made-up catalogue, each known by its index.
final class CannedListings {

    private final CannedStock stock;

    CannedListings(CannedStock stock) {
        this.stock = stock;
    }

    Map<String, @Nullable Object> card(int i, Locale locale) {
        var category = stock.category(i);
        var place = stock.place(i);
        var card = new LinkedHashMap<String, @Nullable Object>();
        card.put("id", i);
        card.put("slug", stock.slugOf(i));
        card.put("title", stock.title(i));
        card.put(
                "summary",
                "A "
                        + category.toLowerCase(Locale.ROOT)
                        + " offer in "
                        + place
                        + ", kept by people who care <& know>.");
        card.put("category", Map.of("slug", CannedStock.slug(category, locale), "name", category));
        card.put(
                "place",
                Map.of(
                        "slug",
                        CannedStock.slug(place),
                        "name",
                        place,
                        "area",
                        place,
                        "address",
                        "Jalan Melati " + (i + 1),
                        "latitude",
                        -6.2,
                        "longitude",
                        106.8));
        card.put("vendor", Map.of("slug", "vendor-" + i % 7, "name", stock.vendorName(i % 7)));
        card.put("listingType", stock.sellsClasses() ? "class" : i % 3 == 0 ? "venue" : "service");
        card.put("process", process(i));
        card.put(
                "price",
                i % 9 == 8
                        ? null
                        : Map.of(
                                "from",
                                stock.money(stock.price(4 + i % 20), locale),
                                "unit",
                                stock.sellsClasses() ? "session" : "event"));
        card.put(
                "rating",
                i % 5 == 4 ? null : Map.of("average", 4.1 + (i % 9) / 10.0, "count", 3 + i * 2));
        card.put("image", stock.image(i));
        card.put(
                "badges",
                i % 4 == 0
                        ? List.of("new")
                        : i % 4 == 1 && stock.sellsClasses()
                                ? List.of("trial", "last-seats")
                                : List.of());
        card.put("ages", stock.sellsClasses() ? Map.of("min", 3 + i % 6, "max", 8 + i % 6) : null);
        card.put("nextSession", stock.sellsClasses() ? sessions(i, locale).getFirst() : null);
        card.put(
                "schedule",
                stock.sellsClasses()
                        ? Map.of(
                                "weekdays",
                                List.of("mon", "sat"),
                                "startTime",
                                "16:00",
                                "endTime",
                                "17:00")
                        : null);
        card.put("publishedAt", "2026-10-0" + (1 + i % 9) + "T08:00:00Z");
        return card;
    }

    Map<String, @Nullable Object> detail(int i, Locale locale) {
        var detail = card(i, locale);
        detail.put(
                "description",
                List.of(
                        "The first paragraph says what to expect, in a calm voice and without"
                                + " hurry.",
                        "The second one tells of the people, the place and what to bring along."));
        detail.put("images", IntStream.range(0, 6).mapToObj(n -> stock.image(i * 10 + n)).toList());
        detail.put(
                "packages",
                stock.sellsClasses()
                        ? List.of()
                        : List.of(
                                Map.of(
                                        "id",
                                        "1",
                                        "name",
                                        "An afternoon",
                                        "description",
                                        "Four hours.",
                                        "kind",
                                        "fixed",
                                        "price",
                                        stock.money(stock.price(12), locale),
                                        "includes",
                                        List.of("A planner", "Flowers on the tables")),
                                Map.of(
                                        "id",
                                        "2",
                                        "name",
                                        "The whole day",
                                        "kind",
                                        "on-request",
                                        "includes",
                                        List.of("Everything of the afternoon", "Dinner"))));
        detail.put(
                "fields",
                List.of(
                        Map.of(
                                "key",
                                "language",
                                "label",
                                "Language",
                                "value",
                                "id",
                                "display",
                                "Bahasa Indonesia"),
                        Map.of(
                                "key",
                                "capacity",
                                "label",
                                "Guests",
                                "value",
                                200,
                                "display",
                                "200")));
        detail.put(
                "vendor",
                Map.of(
                        "slug",
                        "vendor-" + i % 7,
                        "name",
                        stock.vendorName(i % 7),
                        "about",
                        "A family business since 1998.",
                        "respondsWithin",
                        4,
                        "rating",
                        Map.of("average", 4.7, "count", 31)));
        detail.put("sessions", stock.sellsClasses() ? sessions(i, locale) : List.of());
        detail.put("policies", Map.of("cancellation", "Free until 24 hours before."));
        detail.put("updatedAt", "2026-11-01T08:00:00Z");
        return detail;
    }

    List<Map<String, Object>> sessions(int i, Locale locale) {
        var zone = ZoneId.of(stock.timeZone());
        var first =
                ZonedDateTime.now(zone)
                        .truncatedTo(ChronoUnit.DAYS)
                        .plusDays(1 + i % 5)
                        .with(LocalTime.of(9 + i % 9, 30));
        var sessions = new ArrayList<Map<String, Object>>();
        for (int n = 0; n < 8; n++) {
            var start = first.plusDays(n * 2L);
            sessions.add(
                    Map.of(
                            "id",
                            "s" + i + "-" + n,
                            "start",
                            start.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                            "end",
                            start.plusHours(1).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                            "timeZone",
                            stock.timeZone(),
                            "capacity",
                            12,
                            "ages",
                            Map.of("min", 3 + i % 6, "max", (n == 1 ? 5 : 8) + i % 6),
                            "seatsLeft",
                            (i + n) % 5 == 0 ? 0 : (i * 3 + n) % 12,
                            "price",
                            stock.money(stock.price(5 + i % 4), locale),
                            "status",
                            "SCHEDULED",
                            "trial",
                            n == 0 && start.getDayOfWeek() != DayOfWeek.SUNDAY));
        }
        return sessions;
    }

    private String process(int i) {
        if (stock.sellsClasses()) {
            return "instant-seat/1";
        }
        return i % 3 == 0 ? "request-to-book/1" : "quote-deposit/1";
    }
}
