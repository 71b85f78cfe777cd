package com.manystory.catalog.media;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.media.Painter.Description;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Pictures that the service draws itself: described now, drawn soon or when somebody first looks
/// at them. The same description is the same picture while the brand looks the same: a new look
/// gives new addresses, for caches keep pictures for ever.
@Component
public class Drawings {

    static final int WIDTH = 1920;
    static final int HEIGHT = 1280;

    // Drawn that small, a picture costs about a millisecond.
    private static final int SKETCH = 48;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Painter painter;
    private final Brands brands;

    Drawings(JdbcClient jdbc, ObjectMapper json, Painter painter, Brands brands) {
        this.jdbc = jdbc;
        this.json = json;
        this.painter = painter;
        this.brands = brands;
    }

    /// What a picture shows; it is stored by [#store].
    ///
    /// @param isProminent whether pages show its colour until it is there
    public Drawing of(
            String scene,
            long seed,
            @Nullable String season,
            @Nullable String time,
            boolean isProminent) {
        var description = new TreeMap<String, Object>();
        description.put("scene", scene);
        description.put("seed", seed);
        if (season != null) {
            description.put("season", season);
        }
        if (time != null) {
            description.put("time", time);
        }
        var text = json.writeValueAsString(description);
        var name = "drawn:" + text + BrandLook.fingerprint(brands.spec().theme());
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Drawing(id, new Description(scene, seed, season, time), isProminent);
    }

    /// Stores those that are new, prominent ones with their colour.
    public void store(Collection<Drawing> drawings) {
        if (drawings.isEmpty()) {
            return;
        }
        var known = known(drawings);
        var rows = new LinkedHashMap<UUID, Map<String, Object>>();
        for (var drawing : drawings) {
            var isColoured = known.get(drawing.id());
            if (isColoured == null || (drawing.isProminent && !isColoured)) {
                var row = rows.computeIfAbsent(drawing.id(), id -> row(drawing));
                if (drawing.isProminent) {
                    row.computeIfAbsent("color", key -> colour(drawing));
                }
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        INSERT INTO media_asset (id, kind, scene, width, height, color)
                        SELECT id, 'DRAWN', scene, :width, :height, color
                        FROM jsonb_to_recordset(CAST(:rows AS jsonb))
                            AS d (id uuid, scene jsonb, color text) ORDER BY id
                        ON CONFLICT (id) DO UPDATE
                            SET color = coalesce(media_asset.color, excluded.color)
                        """)
                .param("width", WIDTH)
                .param("height", HEIGHT)
                .param("rows", json.writeValueAsString(rows.values()))
                .update();
    }

    /// Gives every drawing in use the address that it has in the brand's present look.
    public void renew() {
        var renewed = new LinkedHashMap<UUID, Drawing>();
        jdbc.sql(
                        """
                        SELECT a.id, a.scene::text, bool_or(used.prominent) FROM (
                            SELECT asset_id, position = 0 FROM listing_image
                            UNION ALL SELECT image_id, true FROM category
                            UNION ALL SELECT image_id, true FROM vendor) used (asset, prominent)
                        JOIN media_asset a ON a.id = used.asset WHERE a.kind = 'DRAWN'
                        GROUP BY a.id
                        """)
                .query(row -> {
                    var old = row.getObject(1, UUID.class);
                    var what = json.readValue(row.getString(2), Description.class);
                    var drawing =
                            of(
                                    what.scene(),
                                    what.seed(),
                                    what.season(),
                                    what.time(),
                                    row.getBoolean(3));
                    if (!drawing.id().equals(old)) {
                        renewed.put(old, drawing);
                    }
                });
        if (renewed.isEmpty()) {
            return;
        }
        store(renewed.values());
        var before = array(renewed.keySet());
        var after = array(renewed.values().stream().map(Drawing::id).toList());
        for (var column :
                List.of("listing_image.asset_id", "category.image_id", "vendor.image_id")) {
            var name = column.split("\\.", 2);
            jdbc.sql(
                            "UPDATE %1$s SET %2$s = n.after FROM unnest(CAST(? AS uuid[]), CAST(? AS uuid[]))"
                                            .formatted(name[0], name[1])
                                    + " AS n (before, after) WHERE %s = n.before"
                                            .formatted(name[1]))
                    .params(before, after)
                    .update();
        }
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /// Those that are stored, and whether their colour is.
    private Map<UUID, Boolean> known(Collection<Drawing> drawings) {
        var known = new HashMap<UUID, Boolean>();
        var ids = new ArrayList<String>();
        drawings.forEach(drawing -> ids.add(drawing.id().toString()));
        jdbc.sql(
                        "SELECT id, color IS NOT NULL FROM media_asset"
                                + " WHERE id = ANY(CAST(? AS uuid[]))")
                .param("{" + String.join(",", ids) + "}")
                .query(row -> {
                    known.put(row.getObject(1, UUID.class), row.getBoolean(2));
                });
        return known;
    }

    private String colour(Drawing drawing) {
        return Pictures.colour(painter.paint(drawing.description, SKETCH, SKETCH * 2 / 3));
    }

    private static Map<String, Object> row(Drawing drawing) {
        var row = new HashMap<String, Object>();
        row.put("id", drawing.id());
        row.put("scene", drawing.description);
        return row;
    }

    /// A picture that is described.
    public static final class Drawing {

        private final UUID id;
        private final Description description;
        private final boolean isProminent;

        private Drawing(UUID id, Description description, boolean isProminent) {
            this.id = id;
            this.description = description;
            this.isProminent = isProminent;
        }

        public UUID id() {
            return id;
        }
    }
}
