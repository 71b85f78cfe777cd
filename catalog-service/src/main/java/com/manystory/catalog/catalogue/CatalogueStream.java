package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.CategoryEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.PlaceEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.Rejection;
import com.manystory.catalog.catalogue.CatalogueDocument.VendorEntry;
import com.manystory.catalog.change.ChangeRecords;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;

/// Reads a catalogue document of any size entry by entry and writes it in batches. The document is
/// a JSON object with the arrays `categories`, `places`, `vendors` and `listings`, or several such
/// objects one after the other (NDJSON).
@Component
public class CatalogueStream {

    private static final Logger log = LoggerFactory.getLogger(CatalogueStream.class);
    private static final int BATCH = 200;
    private static final int ATTEMPTS = 3;
    private static final int MOST_REJECTIONS = 1000;
    private static final String SUBJECT = "catalogue";

    private final CatalogueWriter writer;
    private final CatalogueTurns turns;
    private final ChangeRecords changes;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final ObjectReader entries;

    CatalogueStream(
            CatalogueWriter writer,
            CatalogueTurns turns,
            ChangeRecords changes,
            PlatformTransactionManager transactions,
            ObjectMapper json) {
        this.changes = changes;
        this.transaction = new TransactionTemplate(transactions);
        this.writer = writer;
        this.turns = turns;
        this.json = json;
        this.entries = json.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /// Writes the document, and leaves two records: of who began to, together with its first
    /// change, and of how much was written in the end, which is missing when the process was
    /// killed. What was read before an error stays written, and on record; sending it again is
    /// safe.
    ///
    /// @throws ProblemException when it isn't a catalogue document
    public Outcome write(InputStream document, String actor) {
        var run = new Run(actor);
        try {
            return write(document, run);
        } finally {
            if (run.isBegun) {
                transaction.executeWithoutResult(
                        _ -> changes.add(actor, SUBJECT, "put", null, run.written));
            }
        }
    }

    private Outcome write(InputStream document, Run run) {
        try (var parser = json.createParser(document)) {
            while (parser.nextToken() != null) {
                expect(parser, JsonToken.START_OBJECT, "A catalogue is an object");
                readObject(parser, run);
            }
        } catch (JacksonException e) {
            var at = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            throw invalid(run.pointer(), e.getOriginalMessage() + at);
        }
        run.flush();
        if (run.listings >= BATCH) {
            writer.settle();
        }
        return run.outcome();
    }

    private void readObject(JsonParser parser, Run run) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            run.section = parser.currentName();
            run.index = 0;
            expect(parser, parser.nextToken(), JsonToken.START_ARRAY);
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                switch (run.section) {
                    case "categories" -> run.add(entry(parser, CategoryEntry.class));
                    case "places" -> run.add(entry(parser, PlaceEntry.class));
                    case "vendors" -> run.add(entry(parser, VendorEntry.class));
                    case "listings" -> run.add(entry(parser, ListingEntry.class));
                    default -> throw invalid("/" + run.section, "There is no such section");
                }
            }
        }
    }

    private <T> T entry(JsonParser parser, Class<T> type) {
        return entries.forType(type).readValue(parser);
    }

    private static void expect(JsonParser parser, JsonToken wanted, String otherwise) {
        if (parser.currentToken() != wanted) {
            throw invalid("", otherwise);
        }
    }

    private static void expect(JsonParser parser, JsonToken found, JsonToken wanted) {
        if (found != wanted) {
            throw invalid("/" + parser.currentName(), "A section is an array");
        }
    }

    /// The answer for an entry that the database doesn't take.
    private static ProblemException unstorable(String key) {
        return invalid("", "The entry with the key " + key + " can't be stored");
    }

    static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid-catalogue",
                "Invalid catalogue document",
                detail,
                List.of(new FieldError(pointer, detail)));
    }

    /// What became of a document.
    ///
    /// @param rejected listings that were left out, at most a thousand of them
    /// @param rejections how many were left out
    public record Outcome(
            int categories,
            int places,
            int vendors,
            int listings,
            int rejections,
            List<Rejection> rejected) {}

    /// That a document began to be written, as the record of changes keeps it.
    ///
    /// @param document by which the record of its end is found
    private record Begun(UUID document) {}

    /// What of a document was written in the end, as the record of changes keeps it.
    ///
    /// @param rejections listings that were left out
    private record Written(
            UUID document, int categories, int places, int vendors, int listings, int rejections) {}

    /// One document on its way.
    private final class Run {

        private final UUID document = UUID.randomUUID();
        private final String actor;
        private boolean isBegun;
        private Written written = new Written(document, 0, 0, 0, 0, 0);

        private CatalogueBatch batch = new CatalogueBatch();
        private String section = "";
        private int index;
        private int categories;
        private int places;
        private int vendors;
        private int listings;
        private int rejections;
        private final List<Rejection> rejected = new ArrayList<>();

        Run(String actor) {
            this.actor = actor;
        }

        void add(CategoryEntry entry) {
            check(() -> StructureCheck.check(entry));
            batch.add(entry);
            categories++;
            next();
        }

        void add(PlaceEntry entry) {
            check(() -> StructureCheck.check(entry));
            batch.add(entry);
            places++;
            next();
        }

        void add(VendorEntry entry) {
            check(() -> StructureCheck.check(entry));
            batch.add(entry);
            vendors++;
            next();
        }

        void add(ListingEntry entry) {
            batch.add(entry);
            listings++;
            next();
        }

        private void check(Runnable check) {
            try {
                check.run();
            } catch (EntryRefused e) {
                throw invalid(pointer() + e.rejection().pointer(), e.rejection().detail());
            }
        }

        private void next() {
            index++;
            if (batch.size() >= BATCH) {
                flush();
            }
        }

        void flush() {
            if (batch.size() == 0) {
                return;
            }
            for (var rejection : written()) {
                rejections++;
                if (rejected.size() < MOST_REJECTIONS) {
                    rejected.add(rejection);
                }
            }
            batch = new CatalogueBatch();
            written =
                    new Written(
                            document,
                            categories,
                            places,
                            vendors,
                            listings - rejections,
                            rejections);
        }

        private List<Rejection> write(CatalogueBatch part) {
            var found = turns.take(() -> transaction.execute(_ -> recorded(part)));
            isBegun = true;
            return found;
        }

        /// A process that is killed after this batch leaves who sent it.
        private List<Rejection> recorded(CatalogueBatch part) {
            if (!isBegun) {
                changes.add(actor, SUBJECT, "begin-put", null, new Begun(document));
            }
            return writer.write(part);
        }

        /// A batch that lost a deadlock, say, is written again: all of it was undone.
        private List<Rejection> written() {
            for (var attempt = 1; ; attempt++) {
                try {
                    return write(batch);
                } catch (EntryRefused e) {
                    throw invalid("", e.rejection().key() + ": " + e.rejection().detail());
                } catch (DataIntegrityViolationException e) {
                    return oneByOne(e);
                } catch (TransientDataAccessException e) {
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        }

        /// Finds the entry that the database doesn't take; those before it are written.
        private List<Rejection> oneByOne(DataIntegrityViolationException cause) {
            var found = new ArrayList<Rejection>();
            for (var single : batch.singles().entrySet()) {
                try {
                    found.addAll(write(single.getValue()));
                } catch (DataIntegrityViolationException e) {
                    log.warn("A catalogue entry can't be stored", cause);
                    throw unstorable(single.getKey());
                }
            }
            return found;
        }

        String pointer() {
            return "/" + section + "/" + index;
        }

        Outcome outcome() {
            return new Outcome(
                    categories, places, vendors, listings - rejections, rejections, rejected);
        }
    }
}
