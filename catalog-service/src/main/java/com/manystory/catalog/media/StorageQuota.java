package com.manystory.catalog.media;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.Quotas;
import com.manystory.tenancy.brand.Quota;
import com.manystory.tenancy.web.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the pictures that a brand uploads within its quota. What is added takes turns, so that two
/// uploads can't both have the last room.
@Component
public class StorageQuota {

    private final JdbcClient jdbc;
    private final MediaFiles files;
    private final Brands brands;

    StorageQuota(JdbcClient jdbc, MediaFiles files, Brands brands) {
        this.jdbc = jdbc;
        this.files = files;
        this.brands = brands;
    }

    /// Refuses early, before any work is put into a picture.
    ///
    /// @throws ProblemException 409 `quota-exceeded` when nothing more has room
    public void requireSome() {
        var limit = brands.spec().quota(Quota.STORAGE_BYTES);
        if (limit.isPresent() && used() >= limit.getAsLong()) {
            throw exceeded(limit.getAsLong());
        }
    }

    /// Requires room for the bytes until the end of the transaction.
    ///
    /// @throws ProblemException 409 `quota-exceeded` when there isn't that much
    @Transactional(propagation = Propagation.MANDATORY)
    public void require(long bytes) {
        var limit = brands.spec().quota(Quota.STORAGE_BYTES);
        if (limit.isEmpty()) {
            return;
        }
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('media'))").query(row -> {});
        measure();
        if (used() + bytes > limit.getAsLong()) {
            throw exceeded(limit.getAsLong());
        }
    }

    private long used() {
        return jdbc.sql("SELECT coalesce(sum(bytes), 0)::bigint FROM media_asset")
                .query(Long.class)
                .single();
    }

    /// Uploads of a time when nobody noted their size.
    private void measure() {
        var unknown =
                jdbc.sql("SELECT id FROM media_asset WHERE kind = 'UPLOADED' AND bytes IS NULL")
                        .query((row, n) -> row.getObject(1, UUID.class))
                        .list();
        for (var id : unknown) {
            jdbc.sql("UPDATE media_asset SET bytes = ? WHERE id = ?").params(size(id), id).update();
        }
    }

    private long size(UUID id) {
        try {
            return Files.size(files.original(id));
        } catch (IOException e) {
            // Nothing that is gone takes room.
            return 0;
        }
    }

    private static ProblemException exceeded(long limit) {
        return Quotas.exceeded(
                "The brand's quota of %d bytes for pictures is used up. Ask for more."
                        .formatted(limit));
    }
}
