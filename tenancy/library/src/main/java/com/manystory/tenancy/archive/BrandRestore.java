package com.manystory.tenancy.archive;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.archive.PartReader.Entry;
import com.manystory.tenancy.data.databases.DatabaseReplacement;
import com.manystory.tenancy.data.databases.TenantDatabases;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Replaces what a service holds of a brand by a part of an archive, all of it or nothing: it is
/// loaded into a database beside the one in use, at the version that it is from, brought up to date
/// there, and takes its place at the end.
public final class BrandRestore {

    private static final Logger log = LoggerFactory.getLogger(BrandRestore.class);

    private final String service;
    private final TenantDatabases databases;
    private final TenantRegistry registry;
    private final List<ArchivedFiles> files;
    private final List<RestoreListener> listeners;
    private final JsonMapper json;

    public BrandRestore(
            String service,
            TenantDatabases databases,
            TenantRegistry registry,
            List<ArchivedFiles> files,
            List<RestoreListener> listeners,
            JsonMapper json) {
        this.service = service;
        this.databases = databases;
        this.registry = registry;
        this.files = List.copyOf(files);
        this.listeners = List.copyOf(listeners);
        this.json = json;
    }

    /// Restores the brand's part.
    ///
    /// @param in a zip that begins with [ArchivePart#ENTRY], then the schema, then tables and files
    /// @param maskKey 32 bytes to mask personal data under, or null to leave it as it is
    /// @throws com.manystory.tenancy.web.ProblemException when the archive or the brand's state
    ///   doesn't allow it
    public Restored restore(Brand brand, InputStream in, byte @Nullable [] maskKey)
            throws IOException {
        requireOffTheAir(brand);
        var started = System.nanoTime();
        try (var replacement = databases.replace(brand)) {
            if (!replacement.isOnlyOne()) {
                throw ArchiveProblems.underWay(brand.id().value());
            }
            var reader = new PartReader(in, json);
            try (var restored = RestoredFiles.of(brand.id(), files)) {
                load(reader, replacement, maskKey, restored);
                requireOffTheAir(brand);
                replacement.takePlace();
                restored.takePlace();
                TenantContext.run(brand.id(), () -> listeners.forEach(RestoreListener::restored));
                log.info(
                        "Brand {} restored at version {} in {} ms",
                        brand.id(),
                        reader.part().schemaVersion(),
                        (System.nanoTime() - started) / 1_000_000);
                return restored.summary();
            }
        } catch (SQLException e) {
            throw problem(e);
        } catch (EOFException | ZipException e) {
            throw ArchiveProblems.invalid("It isn't a whole zip file.", e);
        }
    }

    private void load(
            PartReader reader,
            DatabaseReplacement replacement,
            byte @Nullable [] maskKey,
            RestoredFiles kept)
            throws IOException, SQLException {
        requireKnown(reader.part(), replacement);
        var first = reader.next();
        if (first == null
                || !first.name().equals(ArchivePart.folder(service) + SchemaDescription.FILE)) {
            throw ArchiveProblems.invalid("The description of its tables is missing.");
        }
        var archived = reader.schema(first);
        replacement.make(reader.part().schemaVersion());
        var mask = maskKey == null ? null : new Mask(maskKey);
        try (var connection = replacement.connect()) {
            connection.setAutoCommit(false);
            var load = new TableLoad(connection, new SchemaReader(connection).read(), mask);
            load.begin();
            for (var entry = reader.next(); entry != null; entry = reader.next()) {
                take(entry, load, kept);
            }
            load.end(archived);
            connection.commit();
        }
        replacement.finish();
        try (var connection = replacement.connect()) {
            connection.setAutoCommit(false);
            for (var listener : listeners) {
                listener.loaded(connection);
            }
            connection.commit();
            kept.keepOnlyNamed(connection);
        }
    }

    private void take(Entry entry, TableLoad load, RestoredFiles kept)
            throws IOException, SQLException {
        var folder = ArchivePart.folder(service);
        if (entry.name().startsWith(ArchivedFiles.FOLDER)) {
            kept.keep(entry.name().substring(ArchivedFiles.FOLDER.length()), entry.content());
        } else if (entry.name().startsWith(folder) && entry.name().endsWith(".csv")) {
            load.load(
                    entry.name().substring(folder.length(), entry.name().length() - 4),
                    entry.content());
            kept.countTable();
        } else {
            throw ArchiveProblems.invalid("%s isn't a part of it.".formatted(entry.name()));
        }
    }

    private static void requireKnown(ArchivePart part, DatabaseReplacement replacement) {
        try {
            if (!replacement.knows(part.schemaVersion())) {
                throw ArchiveProblems.tooNew(
                        "Its tables of %s are of version %s, which this release doesn't know: restore it with the release that made it, or a later one."
                                .formatted(part.service(), part.schemaVersion()));
            }
        } catch (FlywayException e) {
            throw ArchiveProblems.invalid("Its schema version isn't one.", e);
        }
    }

    private void requireOffTheAir(Brand brand) {
        var now = registry.find(brand.id()).orElse(null);
        if (now == null || !now.incarnation().equals(brand.incarnation())) {
            throw ArchiveProblems.unknownBrand(brand.id().value());
        }
        if (now.isServing()) {
            throw ArchiveProblems.serving(brand.id().value());
        }
    }

    /// Class 22 is a wrong value, 23 a broken rule: both are the archive's fault. What they say
    /// isn't passed on, as it may quote personal data.
    private static RuntimeException problem(SQLException e) throws IOException {
        var state = String.valueOf(e.getSQLState());
        if (state.startsWith("22") || state.startsWith("23")) {
            return ArchiveProblems.invalid(
                    "The database refuses a row of it (SQL state %s).".formatted(state), e);
        }
        throw new IOException("The brand's database can't be replaced", e);
    }

    /// What was restored.
    ///
    /// @param tables how many
    /// @param files how many beside the tables
    public record Restored(int tables, int files) {}
}
