package com.manystory.catalog.catalogue;

import com.manystory.catalog.config.OnTheAir;
import com.manystory.catalog.document.ListingDocuments;
import com.manystory.catalog.media.Drawings;
import com.manystory.catalog.media.PicturesAhead;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.messaging.Invalidations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/// Makes all that is derived from a brand's catalogue anew, some listings at a time.
@Component
class CatalogueRebuild {

    private static final int STEP = 200;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ListingDocuments documents;
    private final StructureDocuments suggestions;
    private final Invalidations invalidations;
    private final TransactionTemplate transaction;
    private final CatalogueTurns turns;
    private final Drawings drawings;
    private final PicturesAhead pictures;
    private final OnTheAir air;

    CatalogueRebuild(
            JdbcClient jdbc,
            ObjectMapper json,
            ListingDocuments documents,
            StructureDocuments suggestions,
            Invalidations invalidations,
            TransactionTemplate transaction,
            CatalogueTurns turns,
            Drawings drawings,
            PicturesAhead pictures,
            OnTheAir air) {
        this.jdbc = jdbc;
        this.json = json;
        this.documents = documents;
        this.suggestions = suggestions;
        this.invalidations = invalidations;
        this.transaction = transaction;
        this.turns = turns;
        this.drawings = drawings;
        this.pictures = pictures;
        this.air = air;
    }

    void all(BrandSpec spec) {
        turns.take(() -> transaction.executeWithoutResult(status -> structure(spec)));
        var after = 0L;
        var step = next(after);
        while (!step.isEmpty()) {
            air.require();
            var listings = step;
            turns.take(() -> transaction.executeWithoutResult(status -> rebuild(listings, spec)));
            after = listings.getLast();
            step = next(after);
        }
        pictures.drawSoon();
    }

    private List<Long> next(long after) {
        return jdbc.sql("SELECT id FROM listing WHERE id > ? ORDER BY id LIMIT " + STEP)
                .param(after)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    private void structure(BrandSpec spec) {
        lock();
        drawings.renew();
        for (var locale : spec.locales()) {
            jdbc.sql(
                            """
                            INSERT INTO category_slug (category_id, locale, slug)
                            SELECT DISTINCT ON (category_id) category_id, :locale, slug
                            FROM category_slug ORDER BY category_id, locale <> :fallback, locale
                            ON CONFLICT DO NOTHING
                            """)
                    .param("locale", locale)
                    .param("fallback", spec.defaultLocale())
                    .update();
        }
        // In the order in which everybody locks cards.
        jdbc.sql(
                        "SELECT listing_id FROM listing_card WHERE locale NOT IN (:locales)"
                                + " ORDER BY listing_id, locale FOR UPDATE")
                .param("locales", spec.locales())
                .query(row -> {});
        jdbc.sql("DELETE FROM suggestion WHERE locale NOT IN (:locales)")
                .param("locales", spec.locales())
                .update();
        suggestions.suggest(keys("category"), keys("place"), keys("vendor"), spec);
        for (var table :
                List.of("listing_card", "listing_detail", "listing_search", "search_word")) {
            jdbc.sql("DELETE FROM " + table + " WHERE locale NOT IN (:locales)")
                    .param("locales", spec.locales())
                    .update();
        }
        documents.touch();
        invalidations.publish(Set.of("listings", "categories", "places"));
    }

    private void rebuild(List<Long> listings, BrandSpec spec) {
        lock();
        jdbc.sql(
                        """
                        SELECT id, price_amount FROM session_series
                        WHERE listing_id IN (:listings) AND price_amount IS NOT NULL
                        """)
                .param("listings", listings)
                .query((row, n) -> new Price(row.getLong(1), row.getLong(2)))
                .list()
                .forEach(price ->
                        jdbc.sql(
                                        "UPDATE session_series SET price_json ="
                                                + " CAST(? AS jsonb) WHERE id = ?")
                                .params(
                                        json.writeValueAsString(
                                                SeriesEntries.prices(price.amount(), spec)),
                                        price.series())
                                .update());
        documents.rebuild(listings);
        invalidations.publish(Set.of("listings", "categories", "places"));
    }

    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('catalogue'))").query(row -> {});
    }

    private Set<String> keys(String table) {
        return new HashSet<>(
                jdbc.sql("SELECT external_key FROM " + table)
                        .query((row, n) -> row.getString(1))
                        .list());
    }

    private record Price(long series, long amount) {}
}
