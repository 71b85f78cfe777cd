package com.manystory.catalog.media;

import com.manystory.catalog.work.DueWork;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Pictures that the service draws itself: described now, drawn when somebody first looks at them.
/// The same description is the same picture.
@Component
public class Drawings {

    static final String COLOURS = "colours";
    static final int WIDTH = 1920;
    static final int HEIGHT = 1280;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final DueWork work;

    Drawings(JdbcClient jdbc, ObjectMapper json, DueWork work) {
        this.jdbc = jdbc;
        this.json = json;
        this.work = work;
    }

    /// Has the colours of new drawings found soon.
    public void finish() {
        work.mark(COLOURS, Instant.now().plusSeconds(1));
    }

    /// The asset of a drawing, stored when it is new.
    public UUID of(String scene, long seed, @Nullable String season, @Nullable String time) {
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
        var id = UUID.nameUUIDFromBytes(("drawn:" + text).getBytes(StandardCharsets.UTF_8));
        jdbc.sql(
                        """
                        INSERT INTO media_asset (id, kind, scene, width, height)
                        VALUES (?, 'DRAWN', CAST(? AS jsonb), ?, ?) ON CONFLICT (id) DO NOTHING
                        """)
                .params(id, text, WIDTH, HEIGHT)
                .update();
        return id;
    }
}
