package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.CategoryEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.Rejection;
import com.manystory.catalog.catalogue.CatalogueDocument.VendorEntry;
import com.manystory.catalog.config.Brands;
import com.manystory.catalog.document.ListingDocuments;
import com.manystory.catalog.media.PicturesAhead;
import com.manystory.catalog.session.Series;
import com.manystory.catalog.session.SeriesWriter;
import com.manystory.tenancy.messaging.Invalidations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// Writes catalogue entries: a batch is one transaction, and batches of one brand follow each
/// other.
@Component
public class CatalogueWriter {

    private static final Set<String> TAGS = Set.of("listings", "categories", "places");

    private final JdbcClient jdbc;
    private final Brands brands;
    private final CategoryWriter categories;
    private final PlaceWriter places;
    private final VendorWriter vendors;
    private final ListingWriter listings;
    private final SeriesWriter series;
    private final ListingQuota quota;
    private final ListingDocuments documents;
    private final StructureDocuments suggestions;
    private final StructureReferences references;
    private final PicturesAhead pictures;
    private final ObjectMapper json;
    private final Invalidations invalidations;

    CatalogueWriter(
            JdbcClient jdbc,
            Brands brands,
            CategoryWriter categories,
            PlaceWriter places,
            VendorWriter vendors,
            ListingWriter listings,
            SeriesWriter series,
            ListingQuota quota,
            ListingDocuments documents,
            StructureDocuments suggestions,
            StructureReferences references,
            PicturesAhead pictures,
            ObjectMapper json,
            Invalidations invalidations) {
        this.jdbc = jdbc;
        this.brands = brands;
        this.categories = categories;
        this.places = places;
        this.vendors = vendors;
        this.listings = listings;
        this.series = series;
        this.quota = quota;
        this.documents = documents;
        this.suggestions = suggestions;
        this.references = references;
        this.pictures = pictures;
        this.json = json;
        this.invalidations = invalidations;
    }

    /// Writes the batch but for listings that something is wrong with, and tells which.
    @Transactional
    public List<Rejection> write(CatalogueBatch batch) {
        return write(batch, series::replace, (entry, known) -> entry);
    }

    /// Like [#write(CatalogueBatch)], but a listing keeps the series that the batch doesn't name:
    /// an import changes those that imports made, by their key, and never what somebody made by
    /// hand.
    @Transactional
    public List<Rejection> writeImported(CatalogueBatch batch) {
        var spec = brands.spec();
        return write(
                batch,
                (listings, wanted) -> series.put(wanted),
                (entry, known) -> FieldTexts.typed(entry, known.fields(entry.category()), spec));
    }

    private List<Rejection> write(
            CatalogueBatch batch,
            BiConsumer<Collection<Long>, List<Series>> schedule,
            BiFunction<ListingEntry, Known, ListingEntry> reading) {
        lock();
        var spec = brands.spec();
        categories.write(batch.categories.values(), spec);
        places.write(batch.places.values(), spec);
        vendors.write(batch.vendors.values());
        references.requireTree("category", batch.categories.keySet());
        references.requireTree("place", batch.places.keySet());
        var known = Known.of(batch.listings.values(), jdbc, json);
        var check = new EntryCheck(spec, known);
        var rejections = new ArrayList<Rejection>();
        var good = new ArrayList<ListingEntry>();
        for (var read : batch.listings.values()) {
            var entry = reading.apply(read, known);
            check.check(entry).ifPresentOrElse(rejections::add, () -> good.add(entry));
        }
        rejections.addAll(quota.refuseBeyond(good, spec));
        var changed = new HashSet<Long>();
        if (!good.isEmpty()) {
            var ids = listings.write(good, known, spec);
            var scheduled = good.stream().filter(entry -> entry.series() != null).toList();
            var owners = scheduled.stream().map(entry -> ListingWriter.id(ids, entry)).toList();
            schedule.accept(owners, SeriesEntries.of(scheduled, ids, spec));
            changed.addAll(ids.values());
        }
        if (!batch.categories.isEmpty() || !batch.places.isEmpty() || !batch.vendors.isEmpty()) {
            changed.addAll(suggestions.changed(batch, spec));
        }
        // Everybody locks cards before the revision, or two would wait for each other.
        documents.rebuild(changed);
        if (changed.isEmpty()) {
            documents.touch();
        }
        invalidations.publish(TAGS);
        pictures.drawSoon();
        return rejections;
    }

    /// Makes other writers of the brand's catalogue wait for this transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('catalogue'))").query(row -> {});
    }

    /// Writes a category as somebody of the staff wants it.
    ///
    /// @throws EntryRefused when something is wrong with it
    @Transactional
    public void put(CategoryEntry category) {
        StructureCheck.check(category);
        lock();
        references.requireKnown("category", category.parent(), "/parent", category.key());
        var batch = new CatalogueBatch();
        batch.add(category);
        write(batch);
    }

    /// Writes a vendor as somebody of the staff wants it.
    ///
    /// @throws EntryRefused when something is wrong with it
    @Transactional
    public void put(VendorEntry vendor) {
        StructureCheck.check(vendor);
        lock();
        references.requireKnown("place", vendor.place(), "/place", vendor.key());
        var batch = new CatalogueBatch();
        batch.add(vendor);
        write(batch);
    }

    /// Has PostgreSQL look at what changed after much was written, instead of in a minute or so:
    /// until then it plans for a brand without listings.
    public void settle() {
        jdbc.sql(
                        """
                        ANALYZE category, place, vendor, listing, listing_image, media_asset,
                            session_series, session, listing_card, listing_detail, listing_search,
                            search_word, suggestion
                        """)
                .update();
    }
}
