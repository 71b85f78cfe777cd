package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.CategoryEntry;
import com.manystory.catalog.media.Drawings;
import com.manystory.catalog.text.Translated;
import com.manystory.catalog.text.Words;
import com.manystory.tenancy.brand.BrandSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Writes categories with their addresses and fields.
@Component
class CategoryWriter {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Drawings drawings;

    CategoryWriter(JdbcClient jdbc, ObjectMapper json, Drawings drawings) {
        this.jdbc = jdbc;
        this.json = json;
        this.drawings = drawings;
    }

    void write(Collection<CategoryEntry> entries, BrandSpec spec) {
        var position = 0;
        for (var entry : entries) {
            var image = image(entry);
            var id =
                    jdbc.sql(
                                    """
                                    INSERT INTO category (external_key, parent_id, name, description,
                                        scene, image_id, position)
                                    VALUES (:key, (SELECT id FROM category WHERE external_key = :parent),
                                        CAST(:name AS jsonb), CAST(:description AS jsonb), :scene,
                                        :image, :position)
                                    ON CONFLICT (external_key) DO UPDATE SET
                                        parent_id = excluded.parent_id, name = excluded.name,
                                        description = CASE WHEN :described
                                            THEN excluded.description ELSE category.description END,
                                        scene = coalesce(excluded.scene, category.scene),
                                        image_id = coalesce(excluded.image_id, category.image_id),
                                        position = excluded.position,
                                        version = category.version + 1,
                                        updated_at = CASE WHEN category.name = excluded.name
                                            THEN category.updated_at ELSE now() END
                                    RETURNING id
                                    """)
                            .param("key", entry.key())
                            .param("parent", entry.parent())
                            .param("name", text(entry.name()))
                            .param("description", text(entry.description()))
                            .param("described", entry.description() != null)
                            .param("scene", entry.scene())
                            .param("image", image)
                            .param(
                                    "position",
                                    entry.position() == null ? position : entry.position())
                            .query(Long.class)
                            .single();
            position++;
            slugs(id, entry, spec);
            if (entry.fields() != null) {
                fields(id, entry);
            }
        }
    }

    private void slugs(long category, CategoryEntry entry, BrandSpec spec) {
        var wished = new HashMap<String, String>();
        for (var locale : spec.locales()) {
            var slug = entry.slug() == null ? "" : entry.slug().in(locale, spec.defaultLocale());
            var text = slug.isBlank() ? entry.name().in(locale, spec.defaultLocale()) : slug;
            var made = Words.slug(text);
            wished.put(locale, made.isEmpty() ? Words.mark(entry.key()) : made);
        }
        wished.forEach((locale, slug) ->
                jdbc.sql(
                                """
                                INSERT INTO category_slug (category_id, locale, slug)
                                SELECT :category, :locale, CASE WHEN EXISTS (
                                    SELECT FROM category_slug WHERE locale = :locale
                                    AND slug = :slug AND category_id <> :category)
                                    THEN :slug || '-' || :mark ELSE :slug END
                                ON CONFLICT (category_id, locale)
                                DO UPDATE SET slug = excluded.slug
                                """)
                        .param("category", category)
                        .param("locale", locale)
                        .param("slug", slug)
                        .param("mark", Words.mark(entry.key()))
                        .update());
    }

    private void fields(long category, CategoryEntry entry) {
        jdbc.sql("DELETE FROM field_definition WHERE category_id = ?").param(category).update();
        var position = 0;
        for (var field : EntryCheck.orNone(entry.fields())) {
            jdbc.sql(
                            """
                            INSERT INTO field_definition
                                (category_id, key, type, label, choices, facet, position)
                            VALUES (?, ?, ?, CAST(? AS jsonb), CAST(? AS jsonb), ?, ?)
                            """)
                    .params(
                            category,
                            field.key(),
                            field.type(),
                            text(field.label()),
                            json.writeValueAsString(EntryCheck.orNone(field.choices())),
                            Boolean.TRUE.equals(field.facet()),
                            position++)
                    .update();
        }
    }

    private String text(@Nullable Translated text) {
        return json.writeValueAsString(text == null ? Map.of() : text);
    }

    private @Nullable UUID image(CategoryEntry entry) {
        if (entry.scene() == null) {
            return null;
        }
        var drawing = drawings.of(entry.scene(), entry.key().hashCode(), null, null, true);
        drawings.store(List.of(drawing));
        return drawing.id();
    }
}
