package com.manystory.catalog.catalogue;

import com.manystory.catalog.text.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives entries their part of an address: the wished one, else the one they have, else one made of
/// their name, with a mark of the key where somebody else has it already.
final class Slugs {

    private final Map<String, String> byKey = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private Slugs() {}

    /// The slugs that a table (`listing`, `place` or `vendor`) has for the keys and for the
    /// candidates.
    static Slugs of(
            JdbcClient jdbc, String table, Collection<String> keys, Collection<String> texts) {
        var slugs = new Slugs();
        var candidates = texts.stream().map(Words::slug).collect(Collectors.toSet());
        jdbc.sql(
                        "SELECT external_key, slug FROM "
                                + table
                                + " WHERE external_key IN (:keys) OR slug IN (:candidates)")
                .param("keys", keys)
                .param("candidates", candidates)
                .query(row -> {
                    slugs.byKey.put(row.getString(1), row.getString(2));
                    slugs.taken.add(row.getString(2));
                });
        return slugs;
    }

    String give(String key, @Nullable String wished, String text) {
        var had = byKey.get(key);
        if (had != null && (wished == null || Words.slug(wished).equals(had))) {
            return had;
        }
        var base = Words.slug(wished == null ? text : wished);
        if (base.isEmpty()) {
            base = Words.mark(key);
        }
        var slug = taken.contains(base) ? base + "-" + Words.mark(key) : base;
        taken.add(slug);
        return slug;
    }
}
