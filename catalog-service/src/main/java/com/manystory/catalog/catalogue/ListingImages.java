package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.ImageEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.media.Drawings;
import com.manystory.catalog.media.Drawings.Drawing;
import com.manystory.catalog.text.Translated;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Gives listings their pictures; one without any gets the drawing of its category. Those of an
/// entry that doesn't speak of pictures stay.
@Component
class ListingImages {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Drawings drawings;

    ListingImages(JdbcClient jdbc, ObjectMapper json, Drawings drawings) {
        this.jdbc = jdbc;
        this.json = json;
        this.drawings = drawings;
    }

    void replace(Collection<ListingEntry> all, Map<String, Long> ids, Known known) {
        var pictured = pictured(all, ids);
        var entries =
                all.stream()
                        .filter(entry ->
                                entry.images() != null
                                        || !pictured.contains(ListingWriter.id(ids, entry)))
                        .toList();
        var scenes = scenes();
        var rows = new ArrayList<Map<String, Object>>();
        var wanted = new ArrayList<Drawing>();
        for (var entry : entries) {
            var position = 0;
            for (var image : images(entry, known, scenes)) {
                var asset = asset(image, entry, position == 0, wanted);
                if (asset != null) {
                    rows.add(
                            Map.of(
                                    "listing",
                                    ListingWriter.id(ids, entry),
                                    "position",
                                    position++,
                                    "asset",
                                    asset,
                                    "alt",
                                    image.alt() == null ? entry.title() : image.alt()));
                }
            }
        }
        drawings.store(wanted);
        jdbc.sql("DELETE FROM listing_image WHERE listing_id = ANY(CAST(:ids AS bigint[]))")
                .param("ids", ListingWriter.array(entries, ids))
                .update();
        jdbc.sql(
                        """
                        INSERT INTO listing_image (listing_id, position, asset_id, alt)
                        SELECT listing, position, asset, alt
                        FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS i (listing bigint,
                            position int, asset uuid, alt jsonb)
                        JOIN media_asset a ON a.id = i.asset
                        """)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    private Set<Long> pictured(Collection<ListingEntry> entries, Map<String, Long> ids) {
        return new HashSet<>(
                jdbc.sql(
                                "SELECT DISTINCT listing_id FROM listing_image"
                                        + " WHERE listing_id = ANY(CAST(? AS bigint[]))")
                        .param(ListingWriter.array(entries, ids))
                        .query((row, n) -> row.getLong(1))
                        .list());
    }

    private static List<ImageEntry> images(
            ListingEntry entry, Known known, Map<Long, String> scenes) {
        if (entry.images() != null && !entry.images().isEmpty()) {
            return entry.images();
        }
        var category = known.categories().get(entry.category());
        var scene = category == null ? null : scenes.get(category);
        return scene == null
                ? List.of()
                : List.of(new ImageEntry(null, scene, null, null, null, (Translated) null));
    }

    private @Nullable UUID asset(
            ImageEntry image, ListingEntry entry, boolean isFirst, List<Drawing> wanted) {
        if (image.scene() != null) {
            var seed = image.seed() == null ? entry.key().hashCode() & 0xffff : image.seed();
            var drawing = drawings.of(image.scene(), seed, image.season(), image.time(), isFirst);
            wanted.add(drawing);
            return drawing.id();
        }
        try {
            return image.asset() == null ? null : UUID.fromString(image.asset());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Map<Long, String> scenes() {
        var scenes = new HashMap<Long, String>();
        jdbc.sql(
                        """
                        WITH RECURSIVE tree AS (
                            SELECT id, scene FROM category WHERE parent_id IS NULL
                            UNION ALL SELECT c.id, coalesce(c.scene, t.scene)
                            FROM category c JOIN tree t ON c.parent_id = t.id)
                        SELECT id, scene FROM tree WHERE scene IS NOT NULL
                        """)
                .query(row -> {
                    scenes.put(row.getLong(1), row.getString(2));
                });
        return scenes;
    }
}
