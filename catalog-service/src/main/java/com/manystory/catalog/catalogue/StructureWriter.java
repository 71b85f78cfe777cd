package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.CategoryEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.PlaceEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.VendorEntry;
import com.manystory.catalog.media.Drawings;
import com.manystory.catalog.text.Translated;
import com.manystory.catalog.text.Words;
import com.manystory.tenancy.brand.BrandSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Writes categories, places and vendors: what listings refer to.
@Component
class StructureWriter {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Drawings drawings;

    StructureWriter(JdbcClient jdbc, ObjectMapper json, Drawings drawings) {
        this.jdbc = jdbc;
        this.json = json;
        this.drawings = drawings;
    }

    void categories(Collection<CategoryEntry> entries, BrandSpec spec) {
        var position = 0;
        for (var entry : entries) {
            var image =
                    entry.scene() == null
                            ? null
                            : drawings.of(entry.scene(), entry.key().hashCode(), null, null);
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
                                        description = excluded.description, scene = excluded.scene,
                                        image_id = excluded.image_id, position = excluded.position,
                                        version = category.version + 1,
                                        updated_at = CASE WHEN category.name = excluded.name
                                            THEN category.updated_at ELSE now() END
                                    RETURNING id
                                    """)
                            .param("key", entry.key())
                            .param("parent", entry.parent())
                            .param("name", text(entry.name()))
                            .param("description", text(entry.description()))
                            .param("scene", entry.scene())
                            .param("image", image)
                            .param(
                                    "position",
                                    entry.position() == null ? position : entry.position())
                            .query(Long.class)
                            .single();
            position++;
            slugs(id, entry, spec);
            fields(id, entry);
        }
    }

    void places(Collection<PlaceEntry> entries, BrandSpec spec) {
        if (entries.isEmpty()) {
            return;
        }
        var keys = entries.stream().map(PlaceEntry::key).toList();
        var names = entries.stream().map(e -> wish(e.slug(), name(e.name(), spec))).toList();
        var slugs = Slugs.of(jdbc, "place", keys, names);
        for (var entry : entries) {
            jdbc.sql(
                            """
                            INSERT INTO place (external_key, kind, parent_id, slug, name, latitude,
                                longitude, time_zone, address)
                            VALUES (:key, :kind, (SELECT id FROM place WHERE external_key = :parent),
                                :slug, CAST(:name AS jsonb), :latitude, :longitude, :zone, :address)
                            ON CONFLICT (external_key) DO UPDATE SET kind = excluded.kind,
                                parent_id = excluded.parent_id, slug = excluded.slug,
                                name = excluded.name,
                                latitude = coalesce(excluded.latitude, place.latitude),
                                longitude = coalesce(excluded.longitude, place.longitude),
                                time_zone = coalesce(excluded.time_zone, place.time_zone),
                                address = coalesce(excluded.address, place.address),
                                updated_at = CASE WHEN (place.name, place.slug, place.parent_id)
                                        IS NOT DISTINCT FROM
                                        (excluded.name, excluded.slug, excluded.parent_id)
                                    THEN place.updated_at ELSE now() END
                            """)
                    .param("key", entry.key())
                    .param("kind", entry.kind())
                    .param("parent", entry.parent())
                    .param("slug", slugs.give(entry.key(), entry.slug(), name(entry.name(), spec)))
                    .param("name", text(entry.name()))
                    .param("latitude", entry.latitude())
                    .param("longitude", entry.longitude())
                    .param("zone", entry.timeZone())
                    .param("address", entry.address())
                    .update();
        }
    }

    void vendors(Collection<VendorEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var keys = entries.stream().map(VendorEntry::key).toList();
        var names = entries.stream().map(e -> wish(e.slug(), e.name())).toList();
        var slugs = Slugs.of(jdbc, "vendor", keys, names);
        for (var entry : entries) {
            var image =
                    entry.scene() == null
                            ? null
                            : drawings.of(entry.scene(), entry.key().hashCode(), null, null);
            jdbc.sql(
                            """
                            INSERT INTO vendor (external_key, slug, name, about, place_id,
                                responds_within_hours, rating_average, rating_count, image_id)
                            VALUES (:key, :slug, :name, CAST(:about AS jsonb),
                                (SELECT id FROM place WHERE external_key = :place), :hours, :average,
                                :count, :image)
                            ON CONFLICT (external_key) DO UPDATE SET slug = excluded.slug,
                                name = excluded.name, about = excluded.about,
                                place_id = coalesce(excluded.place_id, vendor.place_id),
                                responds_within_hours = excluded.responds_within_hours,
                                rating_average = excluded.rating_average,
                                rating_count = excluded.rating_count,
                                image_id = coalesce(excluded.image_id, vendor.image_id),
                                version = vendor.version + 1,
                                updated_at = CASE WHEN (vendor.slug, vendor.name, vendor.about,
                                        vendor.rating_average, vendor.rating_count)
                                        IS NOT DISTINCT FROM (excluded.slug, excluded.name,
                                        excluded.about, excluded.rating_average,
                                        excluded.rating_count)
                                    THEN vendor.updated_at ELSE now() END
                            """)
                    .param("key", entry.key())
                    .param("slug", slugs.give(entry.key(), entry.slug(), entry.name()))
                    .param("name", entry.name())
                    .param("about", text(entry.about()))
                    .param("place", entry.place())
                    .param("hours", entry.respondsWithinHours())
                    .param("average", entry.rating() == null ? null : entry.rating().average())
                    .param("count", entry.rating() == null ? 0 : entry.rating().count())
                    .param("image", image)
                    .update();
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

    private static String name(Translated name, BrandSpec spec) {
        return name.in(spec.defaultLocale(), spec.defaultLocale());
    }

    private static String wish(@Nullable String slug, String name) {
        return slug == null ? name : slug;
    }
}
