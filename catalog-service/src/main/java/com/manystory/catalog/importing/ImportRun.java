package com.manystory.catalog.importing;

import com.manystory.catalog.catalogue.CatalogueTurns;
import com.manystory.catalog.catalogue.CatalogueWriter;
import com.manystory.catalog.config.CatalogProperties;
import com.manystory.catalog.config.OnTheAir;
import com.manystory.catalog.media.MediaFiles;
import com.manystory.catalog.work.Chore;
import com.manystory.catalog.work.DueWork;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.ObjectMapper;

/// Works through the brand's import jobs. A job belongs to this process while it gives signs of
/// life; after a crash the next process goes on behind the last batch that was committed.
@Component
class ImportRun implements Chore {

    static final String KIND = "imports";

    private static final Logger log = LoggerFactory.getLogger(ImportRun.class);
    private static final int BATCH = 100;
    private static final int ATTEMPTS = 3;
    private static final int RETRIES = 4;

    private final String owner = UUID.randomUUID().toString();
    private final ImportJobs jobs;
    private final ImportBatches batches;
    private final CatalogueWriter catalogue;
    private final CatalogueTurns turns;
    private final MediaFiles files;
    private final DueWork work;
    private final OnTheAir air;
    private final ObjectMapper json;
    private final Duration lease;

    ImportRun(
            ImportJobs jobs,
            ImportBatches batches,
            CatalogueWriter catalogue,
            CatalogueTurns turns,
            MediaFiles files,
            DueWork work,
            OnTheAir air,
            ObjectMapper json,
            CatalogProperties properties) {
        this.jobs = jobs;
        this.batches = batches;
        this.catalogue = catalogue;
        this.turns = turns;
        this.files = files;
        this.work = work;
        this.air = air;
        this.json = json;
        this.lease = properties.catalog().importLease();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.LENGTHY;
    }

    @Override
    public void run() {
        var claim = jobs.claim(owner, lease);
        if (claim.isPresent()) {
            // Should this process die, another wakes when the lease is over.
            work.markIn(KIND, lease.plusSeconds(1));
            perform(claim.get());
            // The brand's next job has to wait for those of other brands.
            work.markIn(KIND, Duration.ZERO);
        } else if (jobs.anyOpen()) {
            work.markIn(KIND, lease);
        }
    }

    private void perform(ImportJobs.Claim claim) {
        var file = files.importFile(claim.id());
        try (var rows = new CsvRows(file, json.readValue(claim.mapping(), Mapping.class))) {
            rows.skip(claim.rowsRead());
            if (work(claim, rows) >= BATCH) {
                catalogue.settle();
            }
            jobs.finish(claim.id(), null);
            Files.deleteIfExists(file);
        } catch (IOException | CsvRows.Malformed e) {
            log.warn("Import {} is given up: {}", claim.id(), e.getMessage());
            jobs.finish(claim.id(), e.getMessage());
        } catch (ImportJobs.TakenOver e) {
            log.info("Import {} goes on in another process", claim.id());
        } catch (OnTheAir.OffTheAir e) {
            jobs.putDown(claim.id(), owner);
            throw e;
        } catch (TransactionException | DataAccessException e) {
            log.warn("Import {} can't be stored at the moment", claim.id(), e);
            putOff(claim.id());
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            log.error("Import {} is given up", claim.id(), e);
            jobs.finish(
                    claim.id(),
                    "A row behind line %d can't be dealt with: %s"
                            .formatted(
                                    jobs.find(claim.id()).map(ImportJob::rowsRead).orElse(0L), e));
        }
    }

    /// A busy database is worth another try, but not for ever.
    private void putOff(UUID job) {
        if (jobs.retry(job, RETRIES, lease)) {
            work.markIn(KIND, lease.plusSeconds(1));
        } else {
            jobs.finish(job, "The database didn't take it in %d attempts".formatted(RETRIES + 1));
        }
    }

    private long work(ImportJobs.Claim claim, CsvRows rows) {
        var read = claim.rowsRead();
        var batch = new ArrayList<Row>(BATCH);
        while (rows.hasNext()) {
            if (batch.isEmpty()) {
                air.require();
            }
            batch.add(rows.next());
            if (batch.size() == BATCH || !rows.hasNext()) {
                read += batch.size();
                write(claim.id(), rows.mapping(), batch, read);
                batch.clear();
            }
        }
        return read;
    }

    private void write(UUID job, Mapping mapping, List<Row> batch, long read) {
        for (var attempt = 1; ; attempt++) {
            try {
                turns.take(() -> batches.write(job, owner, mapping, batch, read));
                return;
            } catch (TransientDataAccessException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (DataAccessException e) {
                log.warn("Import {} writes rows one by one: {}", job, e.getMessage());
                oneByOne(job, mapping, batch, read);
                return;
            }
        }
    }

    private void oneByOne(UUID job, Mapping mapping, List<Row> batch, long read) {
        var before = read - batch.size();
        for (var row : batch) {
            before++;
            try {
                var line = before;
                turns.take(() -> batches.write(job, owner, mapping, List.of(row), line));
            } catch (TransientDataAccessException e) {
                throw e;
            } catch (DataAccessException e) {
                batches.refuse(job, owner, mapping, row, before);
            }
        }
    }
}
