package com.manystory.catalog.importing;

import com.manystory.catalog.catalogue.CatalogueBatch;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
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
        var reader = new RowReader(mapping, new PriceReader(brands.spec().currency()));
        var structure = new StructureReader(mapping, known());
        var part = new Part(job);
        for (var row : rows) {
            try {
                part.add(reader.read(row, structure.read(row, part.batch)), row.line());
            } catch (RowRejected e) {
                part.reject(new Rejected(row.line(), key(mapping, row), e.field(), e.reason()));
            }
        }
        var rejected = part.write();
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

    /// Rows that are written together. Of rows with the same key each is written for itself, so
    /// that the last one that is right stands.
    private final class Part {

        private final UUID job;
        private final Map<String, Long> lines = new HashMap<>();
        private final List<Rejected> rejected = new ArrayList<>();
        private CatalogueBatch batch = new CatalogueBatch();

        Part(UUID job) {
            this.job = job;
        }

        void add(ListingEntry listing, long line) {
            if (lines.containsKey(listing.key())) {
                write();
            }
            lines.put(listing.key(), line);
            batch.add(listing);
        }

        void reject(Rejected row) {
            rejected.add(row);
        }

        List<Rejected> write() {
            for (var wrong : catalogue.writeImported(batch)) {
                var line = lines.remove(wrong.key());
                rejected.add(
                        new Rejected(
                                line == null ? 0 : line,
                                wrong.key(),
                                wrong.pointer(),
                                wrong.detail()));
            }
            rejected.addAll(jobs.taken(job, lines));
            lines.clear();
            batch = new CatalogueBatch();
            return rejected;
        }
    }
}
