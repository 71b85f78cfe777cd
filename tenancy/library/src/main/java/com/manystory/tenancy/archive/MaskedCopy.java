package com.manystory.tenancy.archive;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// Rewrites a table's file with its personal columns masked, a row at a time, so that what is
/// masked never reaches the database, not even its dead rows.
final class MaskedCopy {

    private final Mask mask;
    private final List<MaskKind> kinds;

    MaskedCopy(Mask mask, List<MaskKind> kinds) {
        this.mask = mask;
        this.kinds = kinds;
    }

    void copy(InputStream from, OutputStream to) throws IOException {
        try {
            copyRows(from, to);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void copyRows(InputStream from, OutputStream to) throws IOException {
        var reader = new InputStreamReader(from, StandardCharsets.UTF_8.newDecoder());
        var writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        var printer = new CSVPrinter(writer, CSVFormat.POSTGRESQL_CSV);
        var isHeader = true;
        for (var row : CSVFormat.POSTGRESQL_CSV.parse(reader)) {
            if (row.size() != kinds.size()) {
                throw ArchiveProblems.invalid("A row has another number of fields than the table.");
            }
            var values = new ArrayList<@Nullable String>(row.size());
            for (int i = 0; i < row.size(); i++) {
                values.add(isHeader ? row.get(i) : mask.apply(kinds.get(i), row.get(i)));
            }
            printer.printRecord(values);
            isHeader = false;
        }
        printer.flush();
    }
}
