package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/// The ids of what entries refer to and the brand has, by outside key, read once per transaction.
record Known(Map<String, Long> categories, Map<String, Long> places, Map<String, Long> vendors) {

    static Known of(Collection<ListingEntry> entries, JdbcClient jdbc, ObjectMapper json) {
        Lookup lookup =
                (table, reference) ->
                        ids(
                                jdbc,
                                table,
                                json.writeValueAsString(
                                        entries.stream()
                                                .map(reference)
                                                .filter(Objects::nonNull)
                                                .distinct()
                                                .toList()));
        return new Known(
                lookup.of("category", ListingEntry::category),
                lookup.of("place", ListingEntry::place),
                lookup.of("vendor", ListingEntry::vendor));
    }

    private static Map<String, Long> ids(JdbcClient jdbc, String table, String keys) {
        var ids = new HashMap<String, Long>();
        jdbc.sql(
                        "SELECT external_key, id FROM "
                                + table
                                + " WHERE external_key IN"
                                + " (SELECT jsonb_array_elements_text(CAST(? AS jsonb)))")
                .param(keys)
                .query(row -> {
                    ids.put(row.getString(1), row.getLong(2));
                });
        return ids;
    }

    @FunctionalInterface
    private interface Lookup {
        Map<String, Long> of(String table, Function<ListingEntry, @Nullable String> reference);
    }
}
