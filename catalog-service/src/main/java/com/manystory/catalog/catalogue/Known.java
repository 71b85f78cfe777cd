package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.ChoiceEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.FieldEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.text.Translated;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// What entries refer to and the brand has, by outside key, read once per transaction.
///
/// @param categories the ids of categories
/// @param places the ids of places
/// @param vendors the ids of vendors
/// @param definitions the typed fields of each category and those above it, by their key
record Known(
        Map<String, Long> categories,
        Map<String, Long> places,
        Map<String, Long> vendors,
        Map<String, Map<String, FieldEntry>> definitions) {

    private static final TypeReference<List<ChoiceEntry>> CHOICES = new TypeReference<>() {};

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
                lookup.of("vendor", ListingEntry::vendor),
                definitions(entries, jdbc, json));
    }

    /// The typed fields of a category's listings.
    Map<String, FieldEntry> fields(String category) {
        return definitions.getOrDefault(category, Map.of());
    }

    /// Nothing is read unless an entry carries fields.
    private static Map<String, Map<String, FieldEntry>> definitions(
            Collection<ListingEntry> entries, JdbcClient jdbc, ObjectMapper json) {
        var categories =
                entries.stream()
                        .filter(entry -> entry.fields() != null && !entry.fields().isEmpty())
                        .map(ListingEntry::category)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        var definitions = new HashMap<String, Map<String, FieldEntry>>();
        if (categories.isEmpty()) {
            return definitions;
        }
        jdbc.sql(
                        """
                        WITH RECURSIVE chain (key, id, parent, depth) AS (
                            SELECT external_key, id, parent_id, 0 FROM category
                            WHERE external_key IN (
                                SELECT jsonb_array_elements_text(CAST(? AS jsonb)))
                            UNION ALL SELECT chain.key, c.id, c.parent_id, depth + 1
                            FROM category c JOIN chain ON c.id = chain.parent)
                        SELECT chain.key, f.key, f.type, f.label::text, f.choices::text, f.facet
                        FROM chain JOIN field_definition f ON f.category_id = chain.id
                        ORDER BY depth DESC, f.position
                        """)
                .param(json.writeValueAsString(categories))
                .query(row -> {
                    definitions
                            .computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                            .put(
                                    row.getString(2),
                                    new FieldEntry(
                                            row.getString(2),
                                            row.getString(3),
                                            json.readValue(row.getString(4), Translated.class),
                                            json.readValue(row.getString(5), CHOICES),
                                            row.getBoolean(6)));
                });
        return definitions;
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
