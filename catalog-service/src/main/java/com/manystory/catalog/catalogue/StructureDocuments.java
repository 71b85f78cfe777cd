package com.manystory.catalog.catalogue;

import com.manystory.catalog.text.Translated;
import com.manystory.catalog.text.Words;
import com.manystory.tenancy.brand.BrandSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// Keeps suggestions equal to categories, places and vendors, and tells which listings show one
/// that this transaction changed.
@Component
class StructureDocuments {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    StructureDocuments(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Set<Long> changed(CatalogueBatch batch, BrandSpec spec) {
        suggest(batch.categories.keySet(), batch.places.keySet(), batch.vendors.keySet(), spec);
        return new HashSet<>(
                jdbc.sql(
                                """
                                SELECT l.id FROM listing l
                                JOIN category c ON c.id = l.category_id
                                JOIN vendor v ON v.id = l.vendor_id
                                LEFT JOIN place p ON p.id = l.place_id
                                LEFT JOIN place above ON above.id = p.parent_id
                                WHERE l.status = 'LIVE' AND now() IN (c.updated_at, v.updated_at,
                                    coalesce(p.updated_at, '-infinity'),
                                    coalesce(above.updated_at, '-infinity'))
                                """)
                        .query(Long.class)
                        .list());
    }

    /// Makes the suggestions of what has the keys.
    void suggest(Set<String> categories, Set<String> places, Set<String> vendors, BrandSpec spec) {
        var rows = new ArrayList<Map<String, Object>>();
        read(
                rows,
                spec,
                "category",
                """
                SELECT c.id, c.name, (SELECT jsonb_object_agg(locale, slug) FROM category_slug s
                    WHERE s.category_id = c.id) FROM category c WHERE c.external_key IN (:keys)
                """,
                categories);
        read(
                rows,
                spec,
                "place",
                "SELECT id, name, jsonb_build_object('*', slug) FROM place"
                        + " WHERE external_key IN (:keys)",
                places);
        read(
                rows,
                spec,
                "vendor",
                "SELECT id, jsonb_build_object('*', name), jsonb_build_object('*', slug)"
                        + " FROM vendor WHERE external_key IN (:keys)",
                vendors);
        jdbc.sql(
                        """
                        INSERT INTO suggestion (locale, kind, target_id, label, folded, slug)
                        SELECT locale, kind, target, label, folded, slug
                        FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS s (locale text, kind text,
                            target bigint, label text, folded text, slug text)
                        ON CONFLICT (locale, kind, target_id) DO UPDATE SET label = excluded.label,
                            folded = excluded.folded, slug = excluded.slug
                        """)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    private void read(
            List<Map<String, Object>> rows,
            BrandSpec spec,
            String kind,
            String sql,
            Set<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        jdbc.sql(sql)
                .param("keys", keys)
                .query(row -> {
                    var names = texts(row.getString(2));
                    var slugs = texts(row.getString(3));
                    for (var locale : spec.locales()) {
                        var label = in(names, locale, spec);
                        var suggestion = new HashMap<String, Object>();
                        suggestion.put("locale", locale);
                        suggestion.put("kind", kind);
                        suggestion.put("target", row.getLong(1));
                        suggestion.put("label", label);
                        suggestion.put("folded", Words.fold(label));
                        suggestion.put("slug", in(slugs, locale, spec));
                        rows.add(suggestion);
                    }
                });
    }

    private Map<String, String> texts(@Nullable String stored) {
        return stored == null ? Map.of() : json.readValue(stored, TEXTS);
    }

    private static String in(Map<String, String> texts, String locale, BrandSpec spec) {
        return new Translated(texts).in(locale, spec.defaultLocale());
    }
}
