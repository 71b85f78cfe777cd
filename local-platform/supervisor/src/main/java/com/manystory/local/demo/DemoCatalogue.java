package com.manystory.local.demo;

import java.time.LocalDate;
import tools.jackson.databind.json.JsonMapper;

/// Catalogue documents for demonstration and benchmarks. The same kind gives the same catalogue on
/// every machine; only the dates follow today.
public final class DemoCatalogue {

    private static final JsonMapper JSON = new JsonMapper();

    private DemoCatalogue() {}

    /// A catalogue of about 300 listings.
    ///
    /// @param kind `weddings` or `classes`
    /// @param today the day from which sessions and blocked dates are counted
    /// @return the document as JSON
    public static String of(String kind, LocalDate today) {
        return document(new Material(kind), 1, today);
    }

    /// A catalogue of about a number of listings, for benchmarks.
    public static String scaled(String kind, int listings, LocalDate today) {
        var material = new Material(kind);
        return document(material, (double) listings / material.listings(), today);
    }

    private static String document(Material material, double factor, LocalDate today) {
        return JSON.writeValueAsString(new CatalogueMaker(material, factor, today).make());
    }
}
