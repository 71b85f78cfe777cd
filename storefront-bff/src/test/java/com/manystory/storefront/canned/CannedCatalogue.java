package com.manystory.storefront.canned;

import com.manystory.tenancy.registry.Brand;
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

/// A small catalogue of a brand, answered as catalog-service would.
public final class CannedCatalogue {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CannedStock stock;
    private final CannedListings listings;
    private final CannedLists lists;

    public CannedCatalogue(Brand brand) {
        this.stock = new CannedStock(brand);
        this.listings = new CannedListings(stock);
        this.lists = new CannedLists(stock);
    }

    /// The answer, or null for what isn't there.
    ///
    /// @param path below `/api/v1`
    public @Nullable Answer answer(String path, Map<String, String> query) {
        var locale = Locale.forLanguageTag(query.getOrDefault("locale", "en"));
        if (path.equals("/categories")) {
            return json(Map.of("items", lists.categories(locale)), "categories");
        }
        if (path.equals("/places")) {
            return json(Map.of("items", lists.places()), "places");
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
                                            stock.categories().getFirst(),
                                            "slug",
                                            CannedStock.slug(stock.categories().getFirst())))),
                    "categories");
        }
        if (path.equals("/sitemap")) {
            return json(
                    Map.of(
                            "items",
                            Stream.concat(
                                            stock.categories().stream()
                                                    .map(name ->
                                                            item(
                                                                    "category",
                                                                    CannedStock.slug(
                                                                            name, locale))),
                                            IntStream.range(0, CannedStock.LISTINGS)
                                                    .mapToObj(
                                                            i -> item("listing", stock.slugOf(i))))
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
        var index =
                IntStream.range(0, CannedStock.LISTINGS)
                        .filter(i -> stock.slugOf(i).equals(slug))
                        .findFirst();
        if (index.isEmpty()) {
            return null;
        }
        var i = index.getAsInt();
        if (path.endsWith("/similar")) {
            return json(
                    Map.of(
                            "items",
                            List.of(
                                    listings.card((i + 6) % CannedStock.LISTINGS, locale),
                                    listings.card((i + 12) % CannedStock.LISTINGS, locale),
                                    listings.card((i + 18) % CannedStock.LISTINGS, locale))),
                    "listings");
        }
        return path.endsWith("/sessions")
                ? json(Map.of("items", listings.sessions(i, locale)), "sessions:" + i)
                : json(
                        listings.detail(i, locale),
                        "listing:" + i,
                        "sessions:" + i,
                        "vendor:" + i % 7);
    }

    private Answer listings(Map<String, String> query, Locale locale) {
        var found =
                IntStream.range(0, CannedStock.LISTINGS)
                        .filter(i ->
                                matches(
                                        query.get("category"),
                                        CannedStock.slug(stock.category(i), locale)))
                        .filter(i -> matches(query.get("place"), CannedStock.slug(stock.place(i))))
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
                        .map(i -> listings.card(i, locale))
                        .toList());
        answer.put("total", found.size());
        answer.put("nextCursor", to < found.size() ? Integer.toString(to) : null);
        var counted = "true".equals(query.get("facets"));
        var special = counted && query.containsKey("category");
        var facets = new LinkedHashMap<>(lists.facets(locale));
        facets.putAll(special ? lists.fieldFacets(locale) : Map.of());
        answer.put("fields", special ? lists.fields(locale) : List.of());
        answer.put("facets", counted ? facets : null);
        answer.put("correctedQuery", "swiming".equals(query.get("q")) ? "swimming" : null);
        return json(answer, tags.toArray(String[]::new));
    }

    private static boolean matches(@Nullable String asked, String value) {
        return asked == null || asked.isEmpty() || List.of(asked.split(",")).contains(value);
    }

    private Answer vendor(String slug, Locale locale) {
        var vendor = new LinkedHashMap<String, @Nullable Object>();
        vendor.put("id", slug);
        vendor.put("slug", slug);
        vendor.put("name", stock.vendorName(Integer.parseInt(slug.replaceAll("\\D", ""))));
        vendor.put("about", List.of("A family business since 1998."));
        vendor.put("rating", Map.of("average", 4.7, "count", 31));
        vendor.put("image", stock.image(77));
        vendor.put("place", Map.of("slug", "a", "name", stock.places().getFirst()));
        vendor.put("respondsWithin", 4);
        vendor.put(
                "listings",
                Map.of(
                        "items",
                        List.of(
                                listings.card(1, locale),
                                listings.card(8, locale),
                                listings.card(15, locale)),
                        "total",
                        3));
        return json(vendor, "vendor:" + slug, "listings");
    }

    private static Map<String, String> item(String kind, String slug) {
        return Map.of("kind", kind, "slug", slug);
    }

    private static Answer json(Map<String, ? extends @Nullable Object> body, String... tags) {
        return new Answer(JSON.writeValueAsBytes(body), Set.of(tags));
    }

    /// A JSON answer with its cache tags.
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(byte[] body, Set<String> tags) {}
}
