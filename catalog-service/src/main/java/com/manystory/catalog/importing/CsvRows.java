package com.manystory.catalog.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// The rows of a CSV file in UTF-8, read one at a time (RFC 4180, a byte order mark is passed
/// over).
final class CsvRows implements Iterator<Row>, AutoCloseable {

    private final Mapping mapping;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long lineBefore;

    CsvRows(Path file, Mapping mapping) throws IOException, Malformed {
        this.mapping = mapping;
        var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        try {
            passOverMark(reader);
            var delimiter = mapping.delimiter() == null ? ',' : mapping.delimiter().charAt(0);
            parser =
                    CSVFormat.RFC4180
                            .builder()
                            .setDelimiter(delimiter)
                            .setHeader()
                            .setSkipHeaderRecord(true)
                            .setIgnoreEmptyLines(true)
                            .setAllowMissingColumnNames(true)
                            .get()
                            .parse(reader);
        } catch (IOException | IllegalArgumentException e) {
            reader.close();
            throw new Malformed("The header can't be read: " + e.getMessage());
        }
        records = parser.iterator();
        lineBefore = 1;
        for (var column : RowReader.columns(mapping)) {
            if (!parser.getHeaderMap().containsKey(column)) {
                close();
                throw new Malformed("There is no column " + column);
            }
        }
    }

    Mapping mapping() {
        return mapping;
    }

    void skip(long rows) {
        for (var i = 0L; i < rows && hasNext(); i++) {
            next();
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var line = lineBefore + 1;
        var fields = records.next();
        lineBefore = parser.getCurrentLineNumber();
        var cells = new LinkedHashMap<String, String>();
        parser.getHeaderMap()
                .forEach((header, i) -> {
                    if (i < fields.size()) {
                        cells.put(header, fields.get(i));
                    }
                });
        return new Row(line, cells);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private Malformed unreadable(RuntimeException e) {
        var cause = e.getCause() instanceof CSVException csv ? csv.getMessage() : e.getMessage();
        return new Malformed(
                String.format(Locale.ROOT, "Line %d can't be read: %s", lineBefore + 1, cause));
    }

    private static void passOverMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != 0xFEFF) {
            reader.reset();
        }
    }

    /// Thrown when a file isn't CSV as the mapping says.
    static final class Malformed extends RuntimeException {

        Malformed(String message) {
            super(message);
        }
    }
}
