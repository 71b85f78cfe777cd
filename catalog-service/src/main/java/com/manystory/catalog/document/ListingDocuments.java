package com.manystory.catalog.document;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.work.DueWork;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// Keeps the ready-made documents of listings equal to what is stored of them. Called in the
/// transaction of whatever changed a listing, after the change.
@Component
public class ListingDocuments {

    private static final String IDS = "CAST(:ids AS bigint[])";
    private static final String ROWS =
            """
            FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS d (locale text, listing bigint,
                slug text, card text, detail text, ages text, price text, tags text, label text,
                folded text, category text, language text, best text, good text, fair text,
                poor text, words text)
            """;

    private final JdbcClient jdbc;
    private final SourceReader sources;
    private final Brands brands;
    private final ObjectMapper json;
    private final DueWork work;

    ListingDocuments(
            JdbcClient jdbc, SourceReader sources, Brands brands, ObjectMapper json, DueWork work) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.brands = brands;
        this.json = json;
        this.work = work;
    }

    /// Makes the documents of the listings anew, and removes those of listings off the air.
    @Transactional(propagation = Propagation.MANDATORY)
    public void rebuild(Collection<Long> listings) {
        if (listings.isEmpty()) {
            return;
        }
        var ids = array(listings);
        lock(ids);
        var documents = make(ids);
        remove(ids, documents);
        store(documents);
        touch();
        work.mark(PulseRefresh.KIND, Instant.now().plusSeconds(1));
    }

    /// Makes what processes remember of lists and counts stale.
    @Transactional(propagation = Propagation.MANDATORY)
    public void touch() {
        jdbc.sql("UPDATE catalogue_revision SET revision = revision + 1").update();
    }

    /// Tells anew what the clock and the seats say of a listing. The caller's change of a session
    /// is done; changes of the listing's other sessions wait for this one.
    @Transactional(propagation = Propagation.MANDATORY)
    public void refreshPulse(long listing) {
        var ids = array(List.of(listing));
        lock(ids);
        jdbc.sql(
                        """
                        UPDATE listing_card c SET pulse = p.pulse, pulse_until = p.pulse_until
                        FROM listing_pulse(:listing) p WHERE c.listing_id = :listing
                        """)
                .param("listing", listing)
                .update();
    }

    /// Tells anew what the clock changed since cards were made; they were read right all the while,
    /// only slower.
    ///
    /// @return the listings concerned, at most 500
    @Transactional(propagation = Propagation.MANDATORY)
    Set<Long> refreshOutdated() {
        var outdated =
                jdbc.sql(
                                """
                                SELECT listing_id FROM listing_card WHERE pulse_until <= now()
                                ORDER BY listing_id, locale LIMIT 1000 FOR UPDATE SKIP LOCKED
                                """)
                        .query((row, n) -> row.getLong(1))
                        .list();
        jdbc.sql(
                        """
                        UPDATE listing_card c SET pulse = p.pulse, pulse_until = p.pulse_until
                        FROM unnest(CAST(:ids AS bigint[])) o (id)
                        CROSS JOIN LATERAL listing_pulse(o.id) p
                        WHERE c.listing_id = o.id AND c.pulse_until <= now()
                        """)
                .param("ids", array(Set.copyOf(outdated)))
                .update();
        return Set.copyOf(outdated);
    }

    /// When the clock changes a card next, or null.
    @Nullable Instant nextOutdated() {
        return jdbc.sql("SELECT min(pulse_until) FROM listing_card WHERE pulse_until < 'infinity'")
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)))
                .single()
                .map(Timestamp::toInstant)
                .orElse(null);
    }

    private List<ListingDocument> make(String ids) {
        var spec = brands.spec();
        var listings = sources.listings(ids);
        var vendors = sources.vendors(ids);
        var categories = sources.categories();
        var places = sources.places();
        var documents = new ArrayList<ListingDocument>();
        for (var locale : spec.locales()) {
            var maker = new DocumentMaker(json, spec, locale, categories, places, vendors);
            listings.forEach(listing -> documents.add(maker.make(listing)));
        }
        return documents;
    }

    /// A pulse must not be overwritten by one read before another transaction's change: whoever
    /// holds the cards reads after it.
    private void lock(String ids) {
        jdbc.sql(
                        "SELECT listing_id FROM listing_card WHERE listing_id = ANY("
                                + IDS
                                + ") ORDER BY listing_id, locale FOR UPDATE")
                .param("ids", ids)
                .query(row -> {});
    }

    private void remove(String ids, List<ListingDocument> kept) {
        var gone =
                "listing_id = ANY("
                        + IDS
                        + ") AND (locale, listing_id) NOT IN (SELECT * FROM"
                        + " unnest(CAST(:locales AS text[]), CAST(:kept AS bigint[])))";
        var locales = "{" + join(kept, ListingDocument::locale) + "}";
        var listings = "{" + join(kept, d -> Long.toString(d.listing())) + "}";
        for (var table : List.of("listing_card", "listing_detail", "listing_search")) {
            jdbc.sql("DELETE FROM " + table + " WHERE " + gone)
                    .param("ids", ids)
                    .param("locales", locales)
                    .param("kept", listings)
                    .update();
        }
        jdbc.sql(
                        "DELETE FROM suggestion WHERE kind = 'listing' AND "
                                + gone.replace("listing_id", "target_id"))
                .param("ids", ids)
                .param("locales", locales)
                .param("kept", listings)
                .update();
    }

    private void store(List<ListingDocument> documents) {
        var rows = json.writeValueAsString(documents);
        run(
                """
                INSERT INTO listing_card (locale, listing_id, slug, card, pulse, pulse_until)
                SELECT d.locale, d.listing, d.slug, d.card, p.pulse, p.pulse_until
                """
                        + ROWS
                        + """
                        CROSS JOIN LATERAL listing_pulse(d.listing) p
                        ON CONFLICT (locale, listing_id) DO UPDATE SET slug = excluded.slug,
                            card = excluded.card, pulse = excluded.pulse,
                            pulse_until = excluded.pulse_until
                        """,
                rows);
        run(
                """
                INSERT INTO listing_detail (locale, listing_id, detail, ages, price, tags)
                SELECT d.locale, d.listing, d.detail, d.ages, d.price, d.tags
                """
                        + ROWS
                        + """
                        ON CONFLICT (locale, listing_id) DO UPDATE SET detail = excluded.detail,
                            ages = excluded.ages, price = excluded.price, tags = excluded.tags
                        """,
                rows);
        run(
                """
                INSERT INTO listing_search (locale, listing_id, search, words)
                SELECT d.locale, d.listing,
                    setweight(to_tsvector(d.language::regconfig, d.best), 'A')
                    || setweight(to_tsvector(d.language::regconfig, d.good), 'B')
                    || setweight(to_tsvector(d.language::regconfig, d.fair), 'C')
                    || setweight(to_tsvector(d.language::regconfig, d.poor), 'D'), d.words
                """
                        + ROWS
                        + """
                        ON CONFLICT (locale, listing_id) DO UPDATE SET search = excluded.search,
                            words = excluded.words
                        WHERE listing_search.search <> excluded.search
                            OR listing_search.words <> excluded.words
                        """,
                rows);
        run(
                """
                INSERT INTO suggestion (locale, kind, target_id, label, folded, slug, category_slug)
                SELECT d.locale, 'listing', d.listing, d.label, d.folded, d.slug, d.category
                """
                        + ROWS
                        + """
                        ON CONFLICT (locale, kind, target_id) DO UPDATE SET label = excluded.label,
                            folded = excluded.folded, slug = excluded.slug,
                            category_slug = excluded.category_slug
                        WHERE (suggestion.label, suggestion.slug, suggestion.category_slug)
                            IS DISTINCT FROM (excluded.label, excluded.slug, excluded.category_slug)
                        """,
                rows);
        run(
                """
                INSERT INTO search_word (locale, word, documents)
                SELECT d.locale, word, count(DISTINCT d.listing)
                """
                        + ROWS
                        + """
                        CROSS JOIN LATERAL unnest(string_to_array(d.words, ' ')) word
                        WHERE length(word) BETWEEN 3 AND 40
                        GROUP BY d.locale, word ORDER BY d.locale, word
                        ON CONFLICT (locale, word) DO NOTHING
                        """,
                rows);
    }

    private void run(String sql, String rows) {
        jdbc.sql(sql).param("rows", rows).update();
    }

    private static String array(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static String join(
            List<ListingDocument> documents,
            java.util.function.Function<ListingDocument, String> part) {
        return documents.stream().map(part).collect(Collectors.joining(","));
    }
}
