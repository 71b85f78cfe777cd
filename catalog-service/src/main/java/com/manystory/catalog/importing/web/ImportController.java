package com.manystory.catalog.importing.web;

import com.manystory.catalog.config.Missing;
import com.manystory.catalog.importing.ImportJob;
import com.manystory.catalog.importing.ImportJobs;
import com.manystory.catalog.importing.ImportJobs.Rejected;
import com.manystory.catalog.importing.Imports;
import com.manystory.tenancy.internal.InternalPrincipal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/imports")
@PreAuthorize("hasAnyRole('viewer', 'editor', 'finance', 'owner', 'operator')")
@Tag(name = "Imports")
class ImportController {

    private static final int PAGE = 200;

    private final Imports imports;
    private final ImportJobs jobs;

    ImportController(Imports imports, ImportJobs jobs) {
        this.imports = imports;
        this.jobs = jobs;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('editor', 'owner', 'operator')")
    @Operation(summary = "Imports a CSV file by a column mapping")
    ImportJob start(
            @RequestPart("file") MultipartFile file,
            @RequestPart("mapping") String mapping,
            @AuthenticationPrincipal InternalPrincipal principal)
            throws IOException {
        var name = file.getOriginalFilename() == null ? "import.csv" : file.getOriginalFilename();
        try (var in = file.getInputStream()) {
            return imports.start(in, name, mapping, principal.getName());
        }
    }

    @GetMapping
    @Operation(summary = "The latest imports")
    Items<ImportJob> list() {
        return new Items<>(jobs.latest(), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far an import is")
    ImportJob show(@PathVariable String id) {
        return find(id);
    }

    @GetMapping("/{id}/report")
    @Operation(summary = "The rows that were rejected, with line and reason")
    Items<Rejected> report(@PathVariable String id, @RequestParam(defaultValue = "0") long cursor) {
        var rows = jobs.report(find(id).id(), cursor, PAGE);
        var next = rows.size() < PAGE ? null : String.valueOf(rows.getLast().line());
        return new Items<>(rows, next);
    }

    @GetMapping(path = "/{id}/report.csv", produces = "text/csv")
    @Operation(summary = "The same report as CSV")
    void reportFile(@PathVariable String id, HttpServletResponse answer) throws IOException {
        var job = find(id).id();
        answer.setContentType("text/csv;charset=UTF-8");
        answer.setHeader("Content-Disposition", "attachment; filename=\"report-" + job + ".csv\"");
        new ReportFile(jobs).write(job, answer.getOutputStream());
    }

    private ImportJob find(String id) {
        try {
            return jobs.find(UUID.fromString(id)).orElseThrow(() -> Missing.of("import"));
        } catch (IllegalArgumentException e) {
            throw Missing.of("import");
        }
    }

    record Items<T>(List<T> items, @Nullable String nextCursor) {}
}
