package com.manystory.catalog.document;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.work.DueWork;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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

    private final JdbcClient jdbc;
    private final SourceReader sources;
    private final Brands brands;
    private final DocumentStore store;
    private final ObjectMapper json;
    private final DueWork work;

    ListingDocuments(
            JdbcClient jdbc,
            SourceReader sources,
            Brands brands,
            DocumentStore store,
            ObjectMapper json,
            DueWork work) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.brands = brands;
        this.store = store;
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
        remove(listings, documents);
        store.put(documents);
        touch();
        work.markIn(PulseRefresh.KIND, PulseRefresh.PAUSE);
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
        var places = sources.places(ids);
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

    private void remove(Collection<Long> listings, List<ListingDocument> kept) {
        var gone = new HashSet<>(listings);
        kept.forEach(document -> gone.remove(document.listing()));
        if (gone.isEmpty()) {
            return;
        }
        for (var table : List.of("listing_card", "listing_detail", "listing_search")) {
            jdbc.sql("DELETE FROM " + table + " WHERE listing_id IN (:gone)")
                    .param("gone", gone)
                    .update();
        }
        jdbc.sql("DELETE FROM suggestion WHERE kind = 'listing' AND target_id IN (:gone)")
                .param("gone", gone)
                .update();
    }

    private static String array(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
