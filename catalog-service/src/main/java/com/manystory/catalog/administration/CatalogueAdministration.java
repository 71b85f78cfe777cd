package com.manystory.catalog.administration;

import com.manystory.catalog.catalogue.CatalogueBatch;
import com.manystory.catalog.catalogue.CatalogueDocument.CategoryEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.Rejection;
import com.manystory.catalog.catalogue.CatalogueDocument.VendorEntry;
import com.manystory.catalog.catalogue.CatalogueWriter;
import com.manystory.catalog.catalogue.EntryRefused;
import com.manystory.catalog.catalogue.ListingQuota;
import com.manystory.catalog.change.ChangeRecords;
import com.manystory.catalog.config.Missing;
import com.manystory.catalog.document.ListingDocuments;
import com.manystory.tenancy.messaging.Invalidations;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changes single things of the catalogue for somebody of the staff, and keeps on record who
/// changed what.
@Component
public class CatalogueAdministration {

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final CatalogueWriter catalogue;
    private final ListingQuota quota;
    private final ListingOverview overview;
    private final ListingDocuments documents;
    private final Invalidations invalidations;
    private final ChangeRecords changes;
    private final Clock clock;

    CatalogueAdministration(
            EntityManagerFactory factory,
            JdbcClient jdbc,
            CatalogueWriter catalogue,
            ListingQuota quota,
            ListingOverview overview,
            ListingDocuments documents,
            Invalidations invalidations,
            ChangeRecords changes,
            Clock clock) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.quota = quota;
        this.overview = overview;
        this.documents = documents;
        this.invalidations = invalidations;
        this.changes = changes;
        this.clock = clock;
    }

    /// Creates a listing as a draft.
    ///
    /// @throws ProblemException when something is wrong with it, its key is taken, or the brand's
    ///   quota has no room for it
    @Transactional
    public long create(ListingEntry entry, String actor) {
        if (idOf(entry.key()) != null) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "key-taken",
                    "Key taken",
                    "There is a listing with the key " + entry.key() + ".");
        }
        catalogue.lock();
        quota.requireRoom();
        write(entry);
        var id = idOf(entry.key());
        if (id == null) {
            throw Missing.of("listing");
        }
        change(id, "create", actor, Listing::unpublish);
        return id;
    }

    /// Changes a listing's content; its key and state stay.
    @Transactional
    public void update(long id, int version, ListingEntry entry, String actor) {
        // Whoever waits here reads what the other one wrote.
        catalogue.lock();
        var listing = find(id);
        requireVersion(listing, version);
        var before = overview.find(id).orElse(null);
        write(entry);
        entities.refresh(listing);
        changes.add(actor, "listing:" + id, "update", before, overview.find(id).orElse(null));
        invalidations.publish(Set.of("listings", "listing:" + id));
    }

    /// Shows a listing to customers.
    @Transactional
    public void publish(long id, String actor) {
        change(id, "publish", actor, Listing::publish);
    }

    /// Hides a listing from customers.
    @Transactional
    public void unpublish(long id, String actor) {
        change(id, "unpublish", actor, Listing::unpublish);
    }

    /// Creates or changes a category.
    @Transactional
    public void put(CategoryEntry category, String actor) {
        checked(() -> catalogue.put(category));
        changes.add(actor, "category:" + category.key(), "put", null, category);
    }

    /// Creates or changes a vendor.
    @Transactional
    public void put(VendorEntry vendor, String actor) {
        checked(() -> catalogue.put(vendor));
        changes.add(actor, "vendor:" + vendor.key(), "put", null, vendor);
    }

    /// The outside key of a listing.
    @Transactional(readOnly = true)
    public String keyOf(long id) {
        return jdbc.sql("SELECT external_key FROM listing WHERE id = ?")
                .param(id)
                .query((row, n) -> row.getString(1))
                .optional()
                .orElseThrow(() -> Missing.of("listing"));
    }

    private void change(long id, String action, String actor, BiConsumer<Listing, Instant> verb) {
        catalogue.lock();
        var listing = find(id);
        var before = listing.status();
        verb.accept(listing, clock.instant());
        entities.flush();
        documents.rebuild(List.of(id));
        invalidations.publish(Set.of("listings", "categories", "places", "listing:" + id));
        changes.add(actor, "listing:" + id, action, before, listing.status());
    }

    private void write(ListingEntry entry) {
        var batch = new CatalogueBatch();
        batch.add(entry);
        for (var rejection : catalogue.write(batch)) {
            throw invalid(rejection);
        }
    }

    private static void checked(Runnable write) {
        try {
            write.run();
        } catch (EntryRefused e) {
            throw invalid(e.rejection());
        }
    }

    private static ProblemException invalid(Rejection rejection) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "validation",
                "The request is not valid",
                rejection.detail(),
                List.of(new FieldError(rejection.pointer(), rejection.detail())));
    }

    private Listing find(long id) {
        var listing = entities.find(Listing.class, id);
        if (listing == null) {
            throw Missing.of("listing");
        }
        return listing;
    }

    private @Nullable Long idOf(String key) {
        return jdbc.sql("SELECT id FROM listing WHERE external_key = ?")
                .param(key)
                .query((row, n) -> row.getLong(1))
                .optional()
                .orElse(null);
    }

    private static void requireVersion(Listing listing, int version) {
        if (version >= 0 && listing.version() != version) {
            throw new ProblemException(
                    HttpStatus.PRECONDITION_FAILED,
                    "changed-meanwhile",
                    "Changed meanwhile",
                    "Somebody changed the listing since you read it. Read it again.");
        }
    }
}
