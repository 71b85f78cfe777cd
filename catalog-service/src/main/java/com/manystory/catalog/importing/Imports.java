package com.manystory.catalog.importing;

import com.manystory.catalog.media.MediaFiles;
import com.manystory.catalog.text.StorableText;
import com.manystory.catalog.work.DueWork;
import com.manystory.tenancy.web.FieldError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/// Takes files to import: what is taken is worked through, whatever happens to this process.
@Component
public class Imports {

    private final ImportJobs jobs;
    private final MediaFiles files;
    private final DueWork work;
    private final ObjectMapper json;

    Imports(ImportJobs jobs, MediaFiles files, DueWork work, ObjectMapper json) {
        this.jobs = jobs;
        this.files = files;
        this.work = work;
        this.json = json;
    }

    /// Keeps the file and has it imported soon.
    public ImportJob start(InputStream file, String name, String mapping, String by) {
        MappingCheck.check(read(mapping));
        var id = UUID.randomUUID();
        try {
            MediaFiles.store(files.importFile(id), part -> Files.copy(file, part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        work.markIn(ImportRun.KIND, Duration.ZERO);
        jobs.add(id, name, mapping, by);
        // The first mark may have been seen too early.
        work.markIn(ImportRun.KIND, Duration.ZERO);
        return jobs.find(id).orElseThrow();
    }

    private Mapping read(String mapping) {
        try {
            var tree = json.readTree(mapping);
            StorableText.unstorable(tree)
                    .ifPresent(at -> {
                        var detail = "A text can't have the character U+0000";
                        throw MappingCheck.invalid(List.of(new FieldError(at.toString(), detail)));
                    });
            return json.treeToValue(tree, Mapping.class);
        } catch (JacksonException e) {
            var detail = e.getOriginalMessage();
            throw MappingCheck.invalid(List.of(new FieldError("", detail)));
        }
    }
}
