package com.manystory.tenancy.archive;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.archive.SchemaDescription.Column;
import com.manystory.tenancy.archive.SchemaDescription.Table;
import com.manystory.tenancy.registry.Brand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import tools.jackson.databind.json.JsonMapper;

/// Writes what a service holds of a brand: all tables out of one snapshot, then the files, then
/// what was written. Nothing is kept in memory but a buffer.
public final class BrandExport {

    private static final Logger log = LoggerFactory.getLogger(BrandExport.class);
    private static final String SETTINGS =
            """
            set local statement_timeout = %d;
            set local datestyle = 'ISO, YMD';
            set local timezone = 'UTC';
            set local intervalstyle = 'iso_8601';
            set local bytea_output = 'hex';
            set local extra_float_digits = 1
            """;

    private final String service;
    private final DataSource dataSource;
    private final List<ArchivedFiles> files;
    private final ArchiveProperties settings;
    private final JsonMapper json;

    public BrandExport(
            String service,
            DataSource dataSource,
            List<ArchivedFiles> files,
            ArchiveProperties settings,
            JsonMapper json) {
        this.service = service;
        this.dataSource = dataSource;
        this.files = List.copyOf(files);
        this.settings = settings;
        this.json = json;
    }

    /// Has the brand's part written, as a zip whose last entry is [ArchivePart#ENTRY].
    ///
    /// @param out opened once there is a snapshot: until then the failure can be told otherwise
    public void write(Brand brand, Opening out) throws IOException {
        TenantContext.<@Nullable Void, IOException>call(
                brand.id(),
                () -> {
                    writeBound(out);
                    return null;
                });
    }

    private void writeBound(Opening out) throws IOException {
        try (var connection = connection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var statement = connection.createStatement()) {
                statement.execute(SETTINGS.formatted(settings.timeLimit().toMillis()));
            }
            var schema = new SchemaReader(connection).read();
            try (var zip = new ZipOutputStream(out.open())) {
                // It goes to the next process, which packs it for good.
                zip.setLevel(Deflater.BEST_SPEED);
                write(connection, schema, zip);
            }
        } catch (SQLException e) {
            throw new IOException("The brand's tables can't be read", e);
        }
    }

    private Connection connection() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("There is no connection to export over", e);
        }
    }

    private void write(Connection connection, SchemaDescription schema, ZipOutputStream zip)
            throws IOException, SQLException {
        var written = new ArrayList<ArchivedFile>();
        var folder = ArchivePart.folder(service);
        written.add(
                entry(
                        zip,
                        folder + SchemaDescription.FILE,
                        out -> {
                            out.write(json.writeValueAsBytes(schema));
                            return null;
                        }));
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : schema.tables()) {
            written.add(
                    entry(
                            zip,
                            folder + table.file(),
                            out ->
                                    copies.copyOut(
                                            "copy (select %s from %s) to stdout with (format csv, header)"
                                                    .formatted(columns(table), table.quoted()),
                                            out)));
        }
        for (var holder : files) {
            for (var name : holder.names(connection)) {
                var file = holder.file(name);
                if (!Files.exists(file)) {
                    log.warn("The file {} of the brand is lost, and not in its archive", name);
                    continue;
                }
                written.add(
                        entry(
                                zip,
                                ArchivedFiles.FOLDER + name,
                                out -> {
                                    Files.copy(file, out);
                                    return null;
                                }));
            }
        }
        var part = new ArchivePart(service, schema.schemaVersion(), written);
        zip.putNextEntry(new ZipEntry(ArchivePart.ENTRY));
        zip.write(json.writeValueAsBytes(part));
        zip.closeEntry();
    }

    private static ArchivedFile entry(ZipOutputStream zip, String name, Content content)
            throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(name));
        try (var out = new DigestedOutput(zip)) {
            var rows = content.writeTo(out);
            zip.closeEntry();
            return out.file(name, rows);
        }
    }

    static String columns(Table table) {
        return table.columns().stream()
                .map(Column::name)
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", "));
    }

    /// Opens what is written to.
    @FunctionalInterface
    public interface Opening {

        OutputStream open() throws IOException;
    }

    @FunctionalInterface
    private interface Content {

        /// @return the number of rows, or null
        @Nullable Long writeTo(OutputStream out) throws IOException, SQLException;
    }
}
