package com.manystory.catalog.search;

import com.manystory.catalog.text.Languages;
import com.manystory.catalog.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds listings by words: PostgreSQL's full text of the language, the last word also as the
/// beginning of one, and corrects typing errors from the words that listings really use.
@Component
class TextSearch {

    private static final int MOST_WORDS = 8;

    private final JdbcClient jdbc;

    TextSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How well each listing that has all the words matches them, by its id.
    Map<Long, Float> match(String locale, String text) {
        var words = Words.of(text, MOST_WORDS);
        var ranks = new HashMap<Long, Float>();
        if (words.isEmpty()) {
            return ranks;
        }
        jdbc.sql(
                        """
                        SELECT listing_id, ts_rank_cd(search, query)
                        FROM listing_search, to_tsquery(CAST(:language AS regconfig), :query) query
                        WHERE locale = :locale AND search @@ query
                        """)
                .param("language", Languages.configuration(locale))
                .param("query", query(words))
                .param("locale", locale)
                .query(row -> {
                    ranks.put(row.getLong(1), row.getFloat(2));
                });
        return ranks;
    }

    /// The text with each word that no listing has replaced by the nearest that one has; empty when
    /// nothing near is found for some word, or nothing is wrong.
    Optional<String> correct(String locale, String text) {
        var words = Words.of(text, MOST_WORDS);
        var corrected = new ArrayList<String>();
        for (var word : words) {
            var nearest = known(locale, word) ? Optional.of(word) : nearest(locale, word);
            if (nearest.isEmpty()) {
                return Optional.empty();
            }
            corrected.add(nearest.get());
        }
        return corrected.equals(words)
                ? Optional.empty()
                : Optional.of(String.join(" ", corrected));
    }

    private boolean known(String locale, String word) {
        return jdbc.sql("SELECT count(*) FROM search_word WHERE locale = ? AND word = ?")
                        .params(locale, word)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Optional<String> nearest(String locale, String word) {
        if (word.length() < 3) {
            return Optional.empty();
        }
        var most = word.length() < 5 ? 1 : 2;
        return jdbc
                .sql("SELECT word, documents FROM nearest_words(?, ?)")
                .params(locale, word)
                .query((row, n) -> new Candidate(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .filter(candidate -> EditDistance.between(word, candidate.word()) <= most)
                .min(
                        Comparator.<Candidate>comparingInt(
                                        c -> EditDistance.between(word, c.word()))
                                .thenComparing(
                                        Comparator.comparingInt(Candidate::documents).reversed()))
                .map(Candidate::word);
    }

    private static String query(List<String> words) {
        var last = words.getLast();
        var all = words.stream().limit(words.size() - 1L).collect(Collectors.joining(" & "));
        var ending = "(" + last + " | " + last + ":*)";
        return all.isEmpty() ? ending : all + " & " + ending;
    }

    private record Candidate(String word, int documents) {}
}
