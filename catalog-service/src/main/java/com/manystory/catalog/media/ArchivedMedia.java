package com.manystory.catalog.media;

import com.manystory.tenancy.archive.ArchivedFiles;
import com.manystory.tenancy.archive.VerifiedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
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
    public Set<String> names(Connection tables) throws SQLException {
        var names = new HashSet<String>();
        try (var statement = tables.createStatement();
                var rows =
                        statement.executeQuery(
                                "select id from media_asset where kind = 'UPLOADED'")) {
            while (rows.next()) {
                names.add(rows.getString(1) + ".jpg");
            }
        }
        return names;
    }

    @Override
    public Path file(String name) {
        return files.original(id(name));
    }

    @Override
    public Arriving arrive() throws IOException {
        return new ArrivingPictures(files.arrive());
    }

    private static UUID id(String name) {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not the name of a photograph");
        }
        return UUID.fromString(matcher.group(1));
    }

    private record ArrivingPictures(PictureFolders folders) implements Arriving {

        @Override
        public void keep(String name, VerifiedInput content) throws IOException {
            MediaFiles.store(
                    folders.original(id(name)),
                    part -> {
                        Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
                        content.verify();
                    });
        }

        @Override
        public void keepOnly(Set<String> names) throws IOException {
            for (var id : folders.originals()) {
                if (!names.contains(id + ".jpg")) {
                    folders.forget(id);
                }
            }
        }

        @Override
        public void takePlace() throws IOException {
            folders.takePlace();
        }

        @Override
        public void close() throws IOException {
            folders.close();
        }
    }
}
