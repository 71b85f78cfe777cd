package com.manystory.catalog.importing;

import com.manystory.catalog.catalogue.CatalogueBatch;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.Rejection;
import com.manystory.catalog.catalogue.CatalogueWriter;
import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.CatalogProperties;
import com.manystory.catalog.importing.ImportJobs.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes some rows of a file: listings, rejections and progress in one transaction.
@Component
class ImportBatches {

    private final CatalogueWriter catalogue;
    private final ImportJobs jobs;
    private final Brands brands;
    private final JdbcClient jdbc;
    private final CatalogProperties properties;

    ImportBatches(
            CatalogueWriter catalogue,
            ImportJobs jobs,
            Brands brands,
            JdbcClient jdbc,
            CatalogProperties properties) {
        this.catalogue = catalogue;
        this.jobs = jobs;
        this.brands = brands;
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// @param read how many rows are dealt with when these are
    @Transactional
    public void write(UUID job, String owner, Mapping mapping, List<Row> rows, long read) {
        var batch = new CatalogueBatch();
        var reader = new RowReader(mapping, new PriceReader(brands.spec().currency()));
        var structure = new StructureReader(mapping, known());
        var lines = new HashMap<String, Long>();
        var rejected = new ArrayList<Rejected>();
        for (var row : rows) {
            try {
                var listing = reader.read(row, structure.read(row, batch));
                replaceEarlier(listing, row, lines, rejected);
                batch.add(listing);
            } catch (RowRejected e) {
                rejected.add(new Rejected(row.line(), key(mapping, row), e.field(), e.reason()));
            }
        }
        for (var rejection : catalogue.write(batch)) {
            rejected.add(rejected(rejection, lines));
        }
        rejected.forEach(row -> jobs.reject(job, row));
        var lease = properties.catalog().importLease();
        jobs.progress(job, owner, lease, read, rows.size() - rejected.size(), rejected.size());
    }

    /// Rejects a row that the database didn't take.
    @Transactional
    public void refuse(UUID job, String owner, Mapping mapping, Row row, long read) {
        var reason = "It can't be stored";
        jobs.reject(job, new Rejected(row.line(), key(mapping, row), null, reason));
        jobs.progress(job, owner, properties.catalog().importLease(), read, 0, 1);
    }

    /// Of rows with the same key the last stands.
    private static void replaceEarlier(
            ListingEntry listing, Row row, Map<String, Long> lines, List<Rejected> rejected) {
        var earlier = lines.put(listing.key(), row.line());
        if (earlier != null) {
            rejected.add(
                    new Rejected(
                            earlier,
                            listing.key(),
                            null,
                            "Line %d has the same key and replaces it".formatted(row.line())));
        }
    }

    private static Rejected rejected(Rejection rejection, Map<String, Long> lines) {
        return new Rejected(
                lines.getOrDefault(rejection.key(), 0L),
                rejection.key(),
                rejection.pointer(),
                rejection.detail());
    }

    private static @Nullable String key(Mapping mapping, Row row) {
        return mapping.key().of(row);
    }

    private Set<String> known() {
        return new HashSet<>(
                jdbc.sql(
                                """
                                SELECT 'category/' || external_key FROM category
                                UNION ALL SELECT 'place/' || external_key FROM place
                                UNION ALL SELECT 'vendor/' || external_key FROM vendor
                                """)
                        .query(String.class)
                        .list());
    }
}
