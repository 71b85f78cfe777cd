package com.manystory.catalog.catalogue;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sees to it that categories and places stay trees, and that what one entry names is there.
@Component
class StructureReferences {

    private final JdbcClient jdbc;

    StructureReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Refuses what was written in this transaction if something lies below itself now.
    ///
    /// @param table `category` or `place`
    /// @throws EntryRefused when it does
    void requireTree(String table, Set<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        WITH RECURSIVE above (key, id, parent) AS (
                            SELECT external_key, id, parent_id FROM %1$s
                            WHERE external_key IN (:keys)
                            UNION ALL SELECT above.key, t.id, t.parent_id
                            FROM %1$s t JOIN above ON t.id = above.parent)
                        CYCLE id SET loops USING path
                        SELECT key FROM above WHERE loops LIMIT 1
                        """
                                .formatted(table))
                .param("keys", keys)
                .query(String.class)
                .optional()
                .ifPresent(key -> {
                    throw new EntryRefused("/parent", key, "A " + table + " isn't below itself");
                });
    }

    /// @param table `category` or `place`
    /// @param key what is named, or null for nothing
    /// @throws EntryRefused when the brand has no such thing
    void requireKnown(String table, @Nullable String key, String pointer, String by) {
        if (key == null) {
            return;
        }
        var found =
                jdbc.sql("SELECT count(*) FROM " + table + " WHERE external_key = ?")
                        .param(key)
                        .query((row, n) -> row.getLong(1))
                        .single();
        if (found == 0) {
            throw new EntryRefused(pointer, by, "There is no " + table + " with the key " + key);
        }
    }
}
