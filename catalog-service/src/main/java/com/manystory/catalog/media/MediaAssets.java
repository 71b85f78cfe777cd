package com.manystory.catalog.media;

import com.manystory.catalog.media.Painter.Description;
import com.manystory.tenancy.web.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// The pictures that the bound brand has.
@Component
class MediaAssets implements MediaVariants.Assets {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final StorageQuota quota;

    MediaAssets(JdbcClient jdbc, ObjectMapper json, StorageQuota quota) {
        this.jdbc = jdbc;
        this.json = json;
        this.quota = quota;
    }

    @Override
    public Optional<Asset> find(UUID id) {
        return jdbc.sql("SELECT id, scene, width, height, color FROM media_asset WHERE id = ?")
                .param(id)
                .query((row, n) -> asset(row))
                .optional();
    }

    /// @throws ProblemException when the brand's quota has no room for it
    @Transactional
    public void addUpload(
            UUID id, String contentType, int width, int height, String color, long bytes) {
        quota.require(bytes);
        jdbc.sql(
                        """
                        INSERT INTO media_asset (id, kind, content_type, width, height, color, bytes)
                        VALUES (?, 'UPLOADED', ?, ?, ?, ?, ?)
                        """)
                .params(id, contentType, width, height, color, bytes)
                .update();
    }

    @Override
    public void colour(UUID id, String color) {
        jdbc.sql("UPDATE media_asset SET color = ? WHERE id = ? AND color IS NULL")
                .params(color, id)
                .update();
    }

    private Asset asset(java.sql.ResultSet row) throws java.sql.SQLException {
        var scene = row.getString(2);
        return new Asset(
                row.getObject(1, UUID.class),
                scene == null ? null : json.readValue(scene, Description.class),
                row.getInt(3),
                row.getInt(4),
                row.getString(5));
    }

    /// A picture.
    ///
    /// @param drawing what to draw, or null for an upload
    record Asset(
            UUID id,
            @Nullable Description drawing,
            int width,
            int height,
            @Nullable String color) {}
}
