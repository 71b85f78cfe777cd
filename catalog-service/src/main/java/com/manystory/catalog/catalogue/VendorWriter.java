package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.VendorEntry;
import com.manystory.catalog.media.Drawings;
import com.manystory.catalog.media.Drawings.Drawing;
import com.manystory.catalog.text.Translated;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Writes vendors.
@Component
class VendorWriter {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Drawings drawings;

    VendorWriter(JdbcClient jdbc, ObjectMapper json, Drawings drawings) {
        this.jdbc = jdbc;
        this.json = json;
        this.drawings = drawings;
    }

    void write(Collection<VendorEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var keys = entries.stream().map(VendorEntry::key).toList();
        var wishes = entries.stream().map(e -> e.slug() == null ? e.name() : e.slug()).toList();
        var slugs = Slugs.of(jdbc, "vendor", keys, wishes);
        var pictures = new ArrayList<Drawing>();
        var rows = new ArrayList<Row>();
        for (var entry : entries) {
            var picture = entry.scene() == null ? null : picture(entry.scene(), entry.key());
            if (picture != null) {
                pictures.add(picture);
            }
            var slug = slugs.give(entry.key(), entry.slug(), entry.name());
            rows.add(Row.of(entry, slug, picture == null ? null : picture.id()));
        }
        drawings.store(pictures);
        jdbc.sql(
                        """
                        INSERT INTO vendor (external_key, slug, name, about, place_id,
                            responds_within_hours, rating_average, rating_count, image_id)
                        SELECT v.key, v.slug, v.name, coalesce(v.about, old.about, '{}'),
                            (SELECT id FROM place WHERE external_key = v.place),
                            coalesce(hours, old.responds_within_hours),
                            CASE WHEN rated THEN average ELSE old.rating_average END,
                            CASE WHEN rated THEN ratings ELSE coalesce(old.rating_count, 0) END,
                            image
                        FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS v (key text, slug text,
                            name text, about jsonb, place text, hours int, rated boolean,
                            average numeric, ratings int, image uuid)
                        LEFT JOIN vendor old ON old.external_key = v.key
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
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    private Drawing picture(String scene, String key) {
        return drawings.of(scene, key.hashCode(), null, null, true);
    }

    private record Row(
            String key,
            String slug,
            String name,
            @Nullable Translated about,
            @Nullable String place,
            @Nullable Integer hours,
            boolean rated,
            @Nullable BigDecimal average,
            int ratings,
            @Nullable UUID image) {

        static Row of(VendorEntry entry, String slug, @Nullable UUID image) {
            var rating = entry.rating();
            return new Row(
                    entry.key(),
                    slug,
                    entry.name(),
                    entry.about(),
                    entry.place(),
                    entry.respondsWithinHours(),
                    rating != null,
                    rating == null ? null : rating.average(),
                    rating == null ? 0 : rating.count(),
                    image);
        }
    }
}
