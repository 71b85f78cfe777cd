package com.manystory.storefront.canned;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// What a made-up catalogue can be narrowed down to.
final class CannedLists {

    private final CannedStock stock;

    CannedLists(CannedStock stock) {
        this.stock = stock;
    }

    Map<String, Object> facets(Locale locale) {
        return Map.of(
                "category",
                        stock.categories().stream()
                                .map(name -> facet(CannedStock.slug(name, locale), name, 6))
                                .toList(),
                "place",
                        stock.places().stream()
                                .map(name -> facet(CannedStock.slug(name), name, 10))
                                .toList(),
                "age",
                        stock.sellsClasses()
                                ? List.of(
                                        facet("3-5", "3–5", 12),
                                        facet("6-8", "6–8", 20),
                                        facet("18+", "18+", 2))
                                : List.of(),
                "weekday",
                        stock.sellsClasses()
                                ? List.of(facet("mon", "Monday", 8), facet("sat", "Saturday", 15))
                                : List.of(),
                "price",
                        List.of(
                                facet(
                                        "0-" + stock.price(8),
                                        "– " + stock.display(stock.price(8), locale),
                                        9),
                                facet(
                                        stock.price(8) + "-" + stock.price(20),
                                        stock.display(stock.price(8), locale)
                                                + " – "
                                                + stock.display(stock.price(20), locale),
                                        17),
                                facet(
                                        stock.price(20) + "-",
                                        stock.display(stock.price(20), locale) + "+",
                                        14)),
                "rating", List.of(facet("4.5", "4.5+", 11), facet("4", "4+", 30)));
    }

    /// The typed fields of every category.
    List<Object> fields(Locale locale) {
        var indonesian = locale.getLanguage().equals("id");
        return List.of(
                field("level", "choice", indonesian ? "Tingkat" : "Level"),
                field("guests", "number", indonesian ? "Tamu" : "Guests"),
                field("indoor", "boolean", indonesian ? "Di dalam" : "Indoors"));
    }

    /// What the typed fields of a category can be narrowed down to.
    Map<String, Object> fieldFacets(Locale locale) {
        var indonesian = locale.getLanguage().equals("id");
        return Map.of(
                "field.level",
                List.of(
                        facet("new", indonesian ? "Pemula" : "Beginner", 4),
                        facet("old", indonesian ? "Mahir" : "Advanced", 3),
                        facet("none", "None", 0)),
                "field.guests",
                List.of(facet("50-200", "50 – 200", 5), facet("200-", "200+", 2)),
                "field.indoor",
                List.of(facet("true", indonesian ? "Ya" : "Yes", 6)));
    }

    private static Map<String, Object> field(String key, String type, String label) {
        return Map.of("key", key, "type", type, "label", label);
    }

    private static Map<String, Object> facet(String value, String label, int count) {
        return Map.of("value", value, "label", label, "count", count);
    }

    List<Object> categories(Locale locale) {
        return IntStream.range(0, stock.categories().size())
                .<Object>mapToObj(i ->
                        Map.of(
                                "slug", CannedStock.slug(stock.categories().get(i), locale),
                                "name", stock.categories().get(i),
                                "description", stock.categories().get(i) + " for every taste.",
                                "listingCount", 7,
                                "image", stock.image(100 + i),
                                "children", List.of()))
                .toList();
    }

    List<Object> places() {
        return IntStream.range(0, stock.places().size())
                .<Object>mapToObj(i ->
                        Map.of(
                                "slug",
                                CannedStock.slug(stock.places().get(i)),
                                "name",
                                stock.places().get(i),
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
}
