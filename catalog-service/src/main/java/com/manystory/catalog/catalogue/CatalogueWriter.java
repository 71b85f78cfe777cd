package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.Rejection;
import com.manystory.catalog.config.Brands;
import com.manystory.catalog.document.ListingDocuments;
import com.manystory.catalog.media.Drawings;
import com.manystory.catalog.session.SeriesWriter;
import com.manystory.tenancy.messaging.Invalidations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes catalogue entries: a batch is one transaction, and batches of one brand follow each
/// other.
@Component
public class CatalogueWriter {

    private static final Set<String> TAGS = Set.of("listings", "categories", "places");

    private final JdbcClient jdbc;
    private final Brands brands;
    private final StructureWriter structure;
    private final ListingWriter listings;
    private final SeriesWriter series;
    private final ListingDocuments documents;
    private final StructureDocuments suggestions;
    private final Drawings drawings;
    private final Invalidations invalidations;

    CatalogueWriter(
            JdbcClient jdbc,
            Brands brands,
            StructureWriter structure,
            ListingWriter listings,
            SeriesWriter series,
            ListingDocuments documents,
            StructureDocuments suggestions,
            Drawings drawings,
            Invalidations invalidations) {
        this.jdbc = jdbc;
        this.brands = brands;
        this.structure = structure;
        this.listings = listings;
        this.series = series;
        this.documents = documents;
        this.suggestions = suggestions;
        this.drawings = drawings;
        this.invalidations = invalidations;
    }

    /// Writes the batch but for listings that something is wrong with, and tells which.
    @Transactional
    public List<Rejection> write(CatalogueBatch batch) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('catalogue'))").query(row -> {});
        var spec = brands.spec();
        structure.categories(batch.categories.values(), spec);
        structure.places(batch.places.values(), spec);
        structure.vendors(batch.vendors.values());
        var known = Known.read(jdbc);
        var check = new EntryCheck(spec, known);
        var rejections = new ArrayList<Rejection>();
        var good = new ArrayList<ListingEntry>();
        for (var entry : batch.listings.values()) {
            check.check(entry).ifPresentOrElse(rejections::add, () -> good.add(entry));
        }
        var changed = new HashSet<Long>();
        if (!good.isEmpty()) {
            var ids = listings.write(good, known, spec);
            series.replace(ids.values(), SeriesEntries.of(good, ids, spec));
            changed.addAll(ids.values());
        }
        if (!batch.categories.isEmpty() || !batch.places.isEmpty() || !batch.vendors.isEmpty()) {
            changed.addAll(suggestions.changed(batch, spec));
        }
        documents.rebuild(changed);
        invalidations.publish(TAGS);
        drawings.finish();
        return rejections;
    }

    /// Writes a batch without listings, refusing it as a whole when something is wrong.
    @Transactional
    public void writeChecked(CatalogueBatch batch) {
        batch.categories.values().forEach(entry -> StructureCheck.check(entry, ""));
        batch.places.values().forEach(entry -> StructureCheck.check(entry, ""));
        batch.vendors.values().forEach(entry -> StructureCheck.check(entry, ""));
        write(batch);
    }
}
