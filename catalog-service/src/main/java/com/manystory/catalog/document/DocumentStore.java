package com.manystory.catalog.document;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Stores documents: one statement a table for all of a batch, each column as an array.
@Component
class DocumentStore {

    private static final List<Column> KEY =
            List.of(
                    Column.text(ListingDocument::locale),
                    new Column("bigint", ListingDocument::listing));
    private static final Column WORDS = Column.text(ListingDocument::words);

    private final JdbcTemplate jdbc;

    DocumentStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void put(List<ListingDocument> documents) {
        if (documents.isEmpty()) {
            return;
        }
        cards(documents);
        details(documents);
        search(documents);
        suggestions(documents);
        words(documents);
    }

    private void cards(List<ListingDocument> documents) {
        run(
                """
                WITH d AS (SELECT * FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[])
                        AS d (locale, listing, slug, card)),
                    pulses AS MATERIALIZED (SELECT l.listing, p.pulse, p.pulse_until
                        FROM (SELECT DISTINCT listing FROM d) l
                        CROSS JOIN LATERAL listing_pulse(l.listing) p)
                INSERT INTO listing_card (locale, listing_id, slug, card, pulse, pulse_until)
                SELECT d.locale, d.listing, d.slug, d.card, p.pulse, p.pulse_until
                FROM d JOIN pulses p ON p.listing = d.listing
                ON CONFLICT (locale, listing_id) DO UPDATE SET slug = excluded.slug,
                    card = excluded.card, pulse = excluded.pulse,
                    pulse_until = excluded.pulse_until
                """,
                documents,
                Column.text(ListingDocument::slug),
                Column.text(ListingDocument::card));
    }

    private void details(List<ListingDocument> documents) {
        run(
                """
                INSERT INTO listing_detail (locale, listing_id, detail, ages, price, tags)
                SELECT * FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                    ?::text[])
                ON CONFLICT (locale, listing_id) DO UPDATE SET detail = excluded.detail,
                    ages = excluded.ages, price = excluded.price, tags = excluded.tags
                """,
                documents,
                Column.text(ListingDocument::detail),
                Column.text(ListingDocument::ages),
                Column.text(ListingDocument::price),
                Column.text(ListingDocument::tags));
    }

    private void search(List<ListingDocument> documents) {
        run(
                """
                INSERT INTO listing_search (locale, listing_id, search, words)
                SELECT d.locale, d.listing,
                    setweight(to_tsvector(d.language::regconfig, d.best), 'A')
                    || setweight(to_tsvector(d.language::regconfig, d.good), 'B')
                    || setweight(to_tsvector(d.language::regconfig, d.fair), 'C')
                    || setweight(to_tsvector(d.language::regconfig, d.poor), 'D'), d.words
                FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[])
                    AS d (locale, listing, language, best, good, fair, poor, words)
                ON CONFLICT (locale, listing_id) DO UPDATE SET search = excluded.search,
                    words = excluded.words
                WHERE listing_search.search <> excluded.search
                    OR listing_search.words <> excluded.words
                """,
                documents,
                Column.text(ListingDocument::language),
                Column.text(ListingDocument::best),
                Column.text(ListingDocument::good),
                Column.text(ListingDocument::fair),
                Column.text(ListingDocument::poor),
                WORDS);
    }

    private void suggestions(List<ListingDocument> documents) {
        run(
                """
                INSERT INTO suggestion (locale, kind, target_id, label, folded, slug, category_slug)
                SELECT locale, 'listing', listing, label, folded, slug, category
                FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
                    AS d (locale, listing, label, folded, slug, category)
                ON CONFLICT (locale, kind, target_id) DO UPDATE SET label = excluded.label,
                    folded = excluded.folded, slug = excluded.slug,
                    category_slug = excluded.category_slug
                WHERE (suggestion.label, suggestion.slug, suggestion.category_slug)
                    IS DISTINCT FROM (excluded.label, excluded.slug, excluded.category_slug)
                """,
                documents,
                Column.text(ListingDocument::label),
                Column.text(ListingDocument::folded),
                Column.text(ListingDocument::slug),
                Column.text(ListingDocument::category));
    }

    private void words(List<ListingDocument> documents) {
        run(
                """
                INSERT INTO search_word (locale, word, documents)
                SELECT d.locale, word, count(DISTINCT d.listing)
                FROM unnest(?::text[], ?::bigint[], ?::text[]) AS d (locale, listing, words)
                CROSS JOIN LATERAL unnest(string_to_array(d.words, ' ')) word
                WHERE length(word) BETWEEN 3 AND 40
                GROUP BY d.locale, word ORDER BY d.locale, word
                ON CONFLICT (locale, word) DO NOTHING
                """,
                documents,
                WORDS);
    }

    /// Every statement begins with the locale and the listing.
    private void run(String sql, List<ListingDocument> documents, Column... others) {
        var columns = Stream.concat(KEY.stream(), Arrays.stream(others)).toList();
        jdbc.update(
                sql,
                statement -> {
                    for (var i = 0; i < columns.size(); i++) {
                        var column = columns.get(i);
                        var values = documents.stream().map(column.value()).toArray();
                        statement.setArray(
                                i + 1,
                                statement.getConnection().createArrayOf(column.type(), values));
                    }
                });
    }

    private record Column(String type, Function<ListingDocument, Object> value) {

        static Column text(Function<ListingDocument, String> value) {
            return new Column("text", value::apply);
        }
    }
}
