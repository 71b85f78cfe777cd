package com.manystory.storefront.canned;

import com.manystory.tenancy.money.Money;
import com.manystory.tenancy.money.MoneyFormat;
import com.manystory.tenancy.registry.Brand;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A small catalogue of a brand, answered as catalog-service would: weddings for brands whose
/// listing types are asked for, children's classes for those that sell seats.
public final class CannedCatalogue {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LISTINGS = 40;
    private static final List<String> COLOURS =
            List.of("#8a5a44", "#c9a27e", "#5f7a61", "#3d5a80", "#e0a458", "#b56576");

    private final Brand brand;
    private final boolean classes;
    private final List<String> categories;
    private final List<String> places;

    public CannedCatalogue(Brand brand) {
        this.brand = brand;
        this.classes =
                brand.spec().listingTypes().stream().anyMatch(type -> type.id().equals("class"));
        this.categories =
                classes
                        ? List.of("Swimming", "Judo", "Art", "Music", "Dance", "Coding")
                        : List.of(
                                "Venues",
                                "Photography",
                                "Catering",
                                "Planners",
                                "Flowers",
                                "Music");
        this.places =
                classes
                        ? List.of("Kemang", "Menteng", "Pondok Indah", "Tiong Bahru")
                        : List.of("Jakarta", "Bandung", "Ubud", "Yogyakarta");
    }

    /// The answer, or null for what isn't there.
    ///
    /// @param path below `/api/v1`
    public @Nullable Answer answer(String path, Map<String, String> query) {
        var locale = Locale.forLanguageTag(query.getOrDefault("locale", "en"));
        if (path.equals("/categories")) {
            return json(Map.of("items", categories(locale)), "categories");
        }
        if (path.equals("/places")) {
            return json(Map.of("items", places()), "places");
        }
        if (path.equals("/listings")) {
            return listings(query, locale);
        }
        if (path.equals("/search/suggestions")) {
            return json(
                    Map.of(
                            "items",
                            List.of(
                                    Map.of(
                                            "kind",
                                            "category",
                                            "label",
                                            categories.get(0),
                                            "slug",
                                            slug(categories.get(0))))),
                    "categories");
        }
        if (path.equals("/sitemap")) {
            return json(
                    Map.of(
                            "items",
                            Stream.concat(
                                            categories.stream()
                                                    .map(name ->
                                                            item("category", slug(name, locale))),
                                            IntStream.range(0, LISTINGS)
                                                    .mapToObj(i -> item("listing", slugOf(i))))
                                    .toList()),
                    "listings",
                    "categories");
        }
        if (path.startsWith("/vendors/")) {
            return vendor(path.substring("/vendors/".length()), locale);
        }
        return path.startsWith("/listings/")
                ? below(path.substring("/listings/".length()), locale)
                : null;
    }

    private @Nullable Answer below(String path, Locale locale) {
        var slug = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
        var index = IntStream.range(0, LISTINGS).filter(i -> slugOf(i).equals(slug)).findFirst();
        if (index.isEmpty()) {
            return null;
        }
        var i = index.getAsInt();
        if (path.endsWith("/similar")) {
            return json(
                    Map.of(
                            "items",
                            List.of(
                                    card((i + 6) % LISTINGS, locale),
                                    card((i + 12) % LISTINGS, locale),
                                    card((i + 18) % LISTINGS, locale))),
                    "listings");
        }
        return path.endsWith("/sessions")
                ? json(Map.of("items", sessions(i, locale)), "sessions:" + i)
                : json(detail(i, locale), "listing:" + i, "sessions:" + i, "vendor:" + i % 7);
    }

    private Answer listings(Map<String, String> query, Locale locale) {
        var found =
                IntStream.range(0, LISTINGS)
                        .filter(i ->
                                matches(query.get("category"), slug(categories.get(i % 6), locale)))
                        .filter(i -> matches(query.get("place"), slug(places.get(i % 4))))
                        .filter(i -> !"nothing".equals(query.get("q")))
                        .boxed()
                        .toList();
        var limit = Integer.parseInt(query.getOrDefault("limit", "24"));
        var from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        var to = Math.min(found.size(), from + limit);
        var tags = new TreeSet<String>(List.of("listings"));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(
                "items",
                found.subList(Math.min(from, to), to).stream()
                        .peek(i -> tags.add("listing:" + i))
                        .map(i -> card(i, locale))
                        .toList());
        answer.put("total", found.size());
        answer.put("nextCursor", to < found.size() ? Integer.toString(to) : null);
        answer.put("facets", facets(locale));
        answer.put("correctedQuery", "swiming".equals(query.get("q")) ? "swimming" : null);
        return json(answer, tags.toArray(String[]::new));
    }

    private static boolean matches(@Nullable String asked, String value) {
        return asked == null || asked.isEmpty() || List.of(asked.split(",")).contains(value);
    }

    private Map<String, Object> facets(Locale locale) {
        return Map.of(
                "category",
                        categories.stream()
                                .map(name -> facet(slug(name, locale), name, 6))
                                .toList(),
                "place", places.stream().map(name -> facet(slug(name), name, 10)).toList(),
                "age",
                        classes
                                ? List.of(
                                        facet("3-5", "3–5", 12),
                                        facet("6-8", "6–8", 20),
                                        facet("18+", "18+", 2))
                                : List.of(),
                "weekday",
                        classes
                                ? List.of(facet("mon", "Monday", 8), facet("sat", "Saturday", 15))
                                : List.of(),
                "price",
                        List.of(
                                facet("0-" + price(8), "– " + display(price(8), locale), 9),
                                facet(
                                        price(8) + "-" + price(20),
                                        display(price(8), locale)
                                                + " – "
                                                + display(price(20), locale),
                                        17),
                                facet(price(20) + "-", display(price(20), locale) + "+", 14)),
                "rating", List.of(facet("4.5", "4.5+", 11), facet("4", "4+", 30)));
    }

    private static Map<String, Object> facet(String value, String label, int count) {
        return Map.of("value", value, "label", label, "count", count);
    }

    private List<Object> categories(Locale locale) {
        return IntStream.range(0, categories.size())
                .<Object>mapToObj(i ->
                        Map.of(
                                "slug", slug(categories.get(i), locale),
                                "name", categories.get(i),
                                "description", categories.get(i) + " for every taste.",
                                "listingCount", 7,
                                "image", image(100 + i),
                                "children", List.of()))
                .toList();
    }

    private List<Object> places() {
        return IntStream.range(0, places.size())
                .<Object>mapToObj(i ->
                        Map.of(
                                "slug",
                                slug(places.get(i)),
                                "name",
                                places.get(i),
                                "kind",
                                "area",
                                "latitude",
                                -6.2 - i * 0.07,
                                "longitude",
                                106.8 + i * 0.05,
                                "listingCount",
                                10))
                .toList();
    }

    private Map<String, @Nullable Object> card(int i, Locale locale) {
        var category = categories.get(i % 6);
        var place = places.get(i % 4);
        var card = new LinkedHashMap<String, @Nullable Object>();
        card.put("id", i);
        card.put("slug", slugOf(i));
        card.put("title", title(i));
        card.put(
                "summary",
                "A "
                        + category.toLowerCase(Locale.ROOT)
                        + " offer in "
                        + place
                        + ", kept by people who care <& know>.");
        card.put("category", Map.of("slug", slug(category, locale), "name", category));
        card.put(
                "place",
                Map.of(
                        "slug",
                        slug(place),
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
        card.put("vendor", Map.of("slug", "vendor-" + i % 7, "name", vendorName(i % 7)));
        card.put("listingType", classes ? "class" : i % 3 == 0 ? "venue" : "service");
        card.put("process", process(i));
        card.put(
                "price",
                i % 9 == 8
                        ? null
                        : Map.of(
                                "from",
                                money(price(4 + i % 20), locale),
                                "unit",
                                classes ? "session" : "event"));
        card.put(
                "rating",
                i % 5 == 4 ? null : Map.of("average", 4.1 + (i % 9) / 10.0, "count", 3 + i * 2));
        card.put("image", image(i));
        card.put(
                "badges",
                i % 4 == 0
                        ? List.of("new")
                        : i % 4 == 1 && classes ? List.of("trial", "last-seats") : List.of());
        card.put("ages", classes ? Map.of("min", 3 + i % 6, "max", 8 + i % 6) : null);
        card.put("nextSession", classes ? sessions(i, locale).getFirst() : null);
        card.put(
                "schedule",
                classes
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

    private Map<String, @Nullable Object> detail(int i, Locale locale) {
        var detail = card(i, locale);
        detail.put(
                "description",
                List.of(
                        "The first paragraph says what to expect, in a calm voice and without"
                                + " hurry.",
                        "The second one tells of the people, the place and what to bring along."));
        detail.put("images", IntStream.range(0, 6).mapToObj(n -> image(i * 10 + n)).toList());
        detail.put(
                "packages",
                classes
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
                                        money(price(12), locale),
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
                        vendorName(i % 7),
                        "about",
                        "A family business since 1998.",
                        "respondsWithin",
                        4,
                        "rating",
                        Map.of("average", 4.7, "count", 31)));
        detail.put("sessions", classes ? sessions(i, locale) : List.of());
        detail.put("policies", Map.of("cancellation", "Free until 24 hours before."));
        detail.put("updatedAt", "2026-11-01T08:00:00Z");
        return detail;
    }

    private Answer vendor(String slug, Locale locale) {
        var vendor = new LinkedHashMap<String, @Nullable Object>();
        vendor.put("id", slug);
        vendor.put("slug", slug);
        vendor.put("name", vendorName(Integer.parseInt(slug.replaceAll("\\D", ""))));
        vendor.put("about", List.of("A family business since 1998."));
        vendor.put("rating", Map.of("average", 4.7, "count", 31));
        vendor.put("image", image(77));
        vendor.put("place", Map.of("slug", "a", "name", places.getFirst()));
        vendor.put("respondsWithin", 4);
        vendor.put(
                "listings",
                Map.of(
                        "items",
                        List.of(card(1, locale), card(8, locale), card(15, locale)),
                        "total",
                        3));
        return json(vendor, "vendor:" + slug, "listings");
    }

    private List<Map<String, Object>> sessions(int i, Locale locale) {
        var zone = ZoneId.of(brand.spec().timeZone());
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
                            brand.spec().timeZone(),
                            "capacity",
                            12,
                            "seatsLeft",
                            (i + n) % 5 == 0 ? 0 : (i * 3 + n) % 12,
                            "price",
                            money(price(5 + i % 4), locale),
                            "status",
                            "SCHEDULED",
                            "trial",
                            n == 0 && start.getDayOfWeek() != DayOfWeek.SUNDAY));
        }
        return sessions;
    }

    private String process(int i) {
        if (classes) {
            return "instant-seat/1";
        }
        return i % 3 == 0 ? "request-to-book/1" : "quote-deposit/1";
    }

    private Map<String, Object> image(int n) {
        return Map.of(
                "id",
                "a" + n,
                "alt",
                "Picture " + n,
                "width",
                1600,
                "height",
                n % 3 == 0 ? 2000 : 1067,
                "color",
                COLOURS.get(n % COLOURS.size()),
                "path",
                "/media/a" + n);
    }

    private long price(int units) {
        return brand.spec().currency().equals("IDR") ? units * 5_000_000L : units * 500L;
    }

    private Map<String, Object> money(long amount, Locale locale) {
        return Map.of(
                "amount", amount,
                "currency", brand.spec().currency(),
                "display", display(amount, locale));
    }

    private String display(long amount, Locale locale) {
        return MoneyFormat.display(new Money(amount, brand.spec().currency()), locale);
    }

    private String title(int i) {
        return categories.get(i % 6)
                + " at "
                + places.get(i % 4)
                + " no. "
                + (i + 1)
                + " of "
                + brand.spec().displayName();
    }

    private String vendorName(int n) {
        return List.of(
                        "Rumah Melati",
                        "Studio Cahaya",
                        "Dapur Nusantara",
                        "The Green Hall",
                        "Si Kecil Club",
                        "Harmoni",
                        "Bintang")
                .get(n % 7);
    }

    private String slugOf(int i) {
        return slug(categories.get(i % 6)) + "-" + (i + 1);
    }

    private static Map<String, String> item(String kind, String slug) {
        return Map.of("kind", kind, "slug", slug);
    }

    /// Slugs of categories are translated, those of listings aren't.
    private static String slug(String name, Locale locale) {
        return locale.getLanguage().equals("id") ? "serba-" + slug(name) : slug(name);
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static Answer json(Map<String, ? extends @Nullable Object> body, String... tags) {
        return new Answer(JSON.writeValueAsBytes(body), Set.of(tags));
    }

    /// A JSON answer with its cache tags.
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(byte[] body, Set<String> tags) {}
}
