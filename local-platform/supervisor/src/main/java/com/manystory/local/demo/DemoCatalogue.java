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
    /// @param currency what it is priced in, `IDR`, or for classes `SGD`; all is where people pay
    ///   so
    /// @param today the day from which sessions and blocked dates are counted
    /// @return the document as JSON
    /// @throws IllegalArgumentException for a kind or currency that there is no material for
    public static String of(String kind, String currency, LocalDate today) {
        return document(new CatalogueMaker(new Material(kind, currency), 1, today, true));
    }

    /// A catalogue in rupiah of about a number of listings, for benchmarks: every series ends
    /// within 60 days, so that there are as many sessions whatever the catalogue's horizon.
    public static String scaled(String kind, int listings, LocalDate today) {
        var material = new Material(kind, "IDR");
        var factor = (double) listings / material.listings();
        return document(new CatalogueMaker(material, factor, today, false));
    }

    private static String document(CatalogueMaker maker) {
        return JSON.writeValueAsString(maker.make());
    }
}
