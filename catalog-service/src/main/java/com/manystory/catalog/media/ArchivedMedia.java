package com.manystory.catalog.media;

import com.manystory.tenancy.archive.ArchivedFiles;
import com.manystory.tenancy.archive.VerifiedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// The photographs of the bound brand as they are archived: each as it was uploaded, under its id.
/// What is drawn, and other sizes, are made again when somebody looks at them.
@Component
class ArchivedMedia implements ArchivedFiles {

    private static final Pattern NAME =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.jpg");

    private final MediaFiles files;

    ArchivedMedia(MediaFiles files) {
        this.files = files;
    }

    @Override
    public List<String> names() throws IOException {
        return files.originals().stream().map(id -> id + ".jpg").toList();
    }

    @Override
    public Path file(String name) {
        return files.original(id(name));
    }

    @Override
    public void keep(String name, VerifiedInput content) throws IOException {
        MediaFiles.store(
                file(name),
                part -> {
                    Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
                    content.verify();
                });
    }

    @Override
    public void keepOnly(Set<String> names) throws IOException {
        for (var id : files.originals()) {
            if (!names.contains(id + ".jpg")) {
                files.forget(id);
            }
        }
    }

    private static UUID id(String name) {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not the name of a photograph");
        }
        return UUID.fromString(matcher.group(1));
    }
}
