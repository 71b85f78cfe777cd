package com.manystory.catalog.search;

import com.manystory.catalog.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Completes what somebody begins to type: names that begin so first, then names with a word that
/// does, then names that are alike but for a typing error.
@Component
public class Suggestions {

    private static final int MOST = 10;
    private static final int SHORTEST_FUZZY = 4;

    private final JdbcClient jdbc;

    Suggestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// At most ten suggestions.
    public List<Suggestion> complete(String locale, String typed) {
        var folded = String.join(" ", Words.of(typed, 8));
        if (folded.isEmpty() || folded.length() > 100) {
            return List.of();
        }
        var found =
                jdbc.sql(
                                """
                                SELECT kind, label, slug, category_slug FROM suggestion
                                WHERE locale = :locale
                                    AND (folded LIKE :start OR folded LIKE :inside)
                                ORDER BY folded NOT LIKE :start, kind = 'listing', kind, length(label),
                                    target_id
                                LIMIT :most
                                """)
                        .param("locale", locale)
                        .param("start", folded + "%")
                        .param("inside", "% " + folded + "%")
                        .param("most", MOST)
                        .query((row, n) -> suggestion(row))
                        .list();
        return found.isEmpty() && folded.length() >= SHORTEST_FUZZY ? alike(locale, folded) : found;
    }

    private List<Suggestion> alike(String locale, String folded) {
        return jdbc.sql(
                        """
                        SELECT kind, label, slug, category_slug FROM suggestion
                        WHERE locale = :locale AND :typed <% folded
                        ORDER BY word_similarity(:typed, folded) DESC, kind = 'listing', target_id
                        LIMIT :most
                        """)
                .param("locale", locale)
                .param("typed", folded)
                .param("most", MOST)
                .query((row, n) -> suggestion(row))
                .list();
    }

    private static Suggestion suggestion(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Suggestion(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }

    /// One suggestion.
    ///
    /// @param kind `category`, `place`, `vendor` or `listing`
    /// @param category the category's slug, for a listing
    public record Suggestion(String kind, String label, String slug, @Nullable String category) {}
}
