package com.manystory.catalog.listing;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what a brand has pages for, for search engines.
@Component
public class Sitemap {

    private static final int MOST = 50_000;

    private final JdbcClient jdbc;

    Sitemap(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Categories, vendors and listings with when they last changed, at most 50,000.
    public List<Page> read(String locale) {
        return jdbc.sql(
                        """
                        SELECT 'category', s.slug, c.updated_at FROM category c
                            JOIN category_slug s ON s.category_id = c.id AND s.locale = :locale
                        UNION ALL
                        SELECT 'vendor', slug, updated_at FROM vendor WHERE status = 'APPROVED'
                        UNION ALL
                        SELECT 'listing', c.slug, l.updated_at FROM listing_card c
                            JOIN listing l ON l.id = c.listing_id WHERE c.locale = :locale
                        LIMIT :most
                        """)
                .param("locale", locale)
                .param("most", MOST)
                .query((row, n) ->
                        new Page(
                                row.getString(1),
                                row.getString(2),
                                row.getTimestamp(3).toInstant()))
                .list();
    }

    /// One page.
    ///
    /// @param kind `category`, `vendor` or `listing`
    public record Page(String kind, String slug, Instant updatedAt) {}
}
