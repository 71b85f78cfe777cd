package com.manystory.catalog.importing.web;

import com.manystory.catalog.importing.ImportJobs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// Writes an import's report as CSV that spreadsheets don't take for formulas.
final class ReportFile {

    private static final int PAGE = 1000;
    private static final String FORMULA = "=+-@\t\r\n";

    private final ImportJobs jobs;

    ReportFile(ImportJobs jobs) {
        this.jobs = jobs;
    }

    void write(UUID job, OutputStream out) throws IOException {
        var printer =
                new CSVPrinter(
                        new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180);
        printer.printRecord("line", "key", "column", "reason");
        var rows = jobs.report(job, -1, PAGE);
        while (!rows.isEmpty()) {
            for (var row : rows) {
                printer.printRecord(
                        row.line(), safe(row.key()), safe(row.field()), safe(row.reason()));
            }
            rows = jobs.report(job, rows.getLast().line(), PAGE);
        }
        printer.flush();
    }

    /// A text that begins like a formula gets an apostrophe before it (OWASP, CSV injection).
    static String safe(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
