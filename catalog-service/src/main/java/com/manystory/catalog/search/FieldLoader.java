package com.manystory.catalog.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// Reads the values of facet fields into an index. A value that isn't what its definition says,
/// because that changed since, is left out.
@Component
class FieldLoader {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Stored>> CHOICES = new TypeReference<>() {};
    private static final double TOO_LARGE = 1e15;
    private static final String DEFINITIONS =
            """
            SELECT category_id, key, type, label::text, choices::text, facet
            FROM field_definition ORDER BY category_id, position
            """;
    private static final String VALUES =
            """
            SELECT l.id, e.key, e.value #>> '{}' AS value, jsonb_typeof(e.value) AS kind
            FROM listing l CROSS JOIN LATERAL jsonb_each(l.fields) e
            WHERE l.status = 'LIVE' AND l.fields <> '{}'
                AND l.vendor_id IN (SELECT id FROM vendor WHERE status = 'APPROVED')
                AND e.key IN (SELECT key FROM field_definition WHERE facet)
            ORDER BY l.id
            """;

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    FieldLoader(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Reads the fields; the index has its categories and listings already.
    void read(CatalogueIndex index) {
        if (!define(index)) {
            return;
        }
        var known = new HashMap<Integer, Map<String, Field>>();
        jdbc.query(
                VALUES,
                row -> {
                    var i = index.number(row.getLong(1));
                    var category = i < 0 ? Tree.NONE : index.category[i];
                    var field =
                            known.computeIfAbsent(
                                            category, c -> index.fields.of(index.categories, c))
                                    .get(row.getString(2));
                    if (field != null && field.facet()) {
                        add(index, i, field, row.getString(3), row.getString(4));
                    }
                });
        index.fields.trim();
    }

    private static void add(
            CatalogueIndex index, int i, Field field, @Nullable String value, String kind) {
        if (value == null) {
            return;
        }
        var wanted =
                switch (field.type()) {
                    case "number", "money" -> "number";
                    case "boolean" -> "boolean";
                    default -> "string";
                };
        if (kind.equals(wanted)) {
            if (field.isNumeric()) {
                var number = Double.parseDouble(value);
                if (Math.abs(number) < TOO_LARGE) {
                    index.fields.add(field.key(), i, number);
                }
            } else {
                index.fields.add(field.key(), i, value);
            }
        }
    }

    /// Whether there is any facet.
    private boolean define(CatalogueIndex index) {
        var byCategory = new HashMap<Integer, List<Field>>();
        jdbc.query(
                DEFINITIONS,
                row -> {
                    byCategory
                            .computeIfAbsent(
                                    index.categories.number(row.getLong(1)), _ -> new ArrayList<>())
                            .add(
                                    new Field(
                                            row.getString(2),
                                            row.getString(3),
                                            json.readValue(row.getString(4), TEXTS),
                                            choices(row.getString(5)),
                                            row.getBoolean(6)));
                });
        byCategory.forEach(index.fields::define);
        return byCategory.values().stream().flatMap(List::stream).anyMatch(Field::facet);
    }

    private List<Field.Choice> choices(String stored) {
        return json.readValue(stored, CHOICES).stream()
                .map(choice -> new Field.Choice(choice.value(), choice.label()))
                .toList();
    }

    private record Stored(String value, Map<String, String> label) {}
}
