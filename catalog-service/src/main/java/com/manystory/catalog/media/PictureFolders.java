package com.manystory.catalog.media;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/// A folder of pictures that are to take the place of those in use: the two change names.
final class PictureFolders {

    private static final String ARRIVING = "arriving-";
    private static final String LEAVING = "leaving-";
    private static final int TRIES = 5;

    private final Path inUse;
    private final Path arriving;

    private PictureFolders(Path inUse) {
        this.inUse = inUse;
        this.arriving = beside(inUse, ARRIVING);
    }

    /// Begins to fill a folder beside the one in use, and removes what others that were killed
    /// left: nobody else fills one.
    static PictureFolders beside(Path inUse) throws IOException {
        var life = inUse.getParent();
        Files.createDirectories(life);
        try (var files = Files.list(life)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.startsWith(ARRIVING) || name.startsWith(LEAVING)) {
                    MediaFiles.remove(file);
                }
            }
        }
        var folders = new PictureFolders(inUse);
        Files.createDirectories(folders.arriving);
        return folders;
    }

    Path original(UUID asset) {
        return MediaFiles.original(arriving, asset);
    }

    /// The pictures that arrived.
    List<UUID> originals() throws IOException {
        try (var files = Files.walk(arriving, 3)) {
            return files.filter(file -> file.endsWith(MediaFiles.ORIGINAL))
                    .map(file ->
                            UUID.fromString(String.valueOf(file.getName(file.getNameCount() - 2))))
                    .toList();
        }
    }

    void forget(UUID asset) throws IOException {
        MediaFiles.remove(MediaFiles.asset(arriving, asset));
    }

    /// Somebody may draw a picture at this moment: then there is one more folder to leave.
    void takePlace() throws IOException {
        for (int left = TRIES; ; left--) {
            var leaving = beside(inUse, LEAVING);
            if (Files.exists(inUse)) {
                Files.move(inUse, leaving, StandardCopyOption.ATOMIC_MOVE);
            }
            try {
                Files.move(arriving, inUse, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (FileSystemException e) {
                if (left == 1) {
                    throw e;
                }
            } finally {
                MediaFiles.remove(leaving);
            }
        }
    }

    void close() throws IOException {
        MediaFiles.remove(arriving);
    }

    private static Path beside(Path folder, String prefix) {
        return folder.resolveSibling(prefix + UUID.randomUUID());
    }
}
