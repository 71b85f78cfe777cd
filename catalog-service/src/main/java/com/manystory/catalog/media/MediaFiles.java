package com.manystory.catalog.media;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.CatalogProperties;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Lives;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Where a brand's files are: each life of each brand has a directory of its own, named by the
/// brand's id and the life's, so that no later life finds what an earlier one left.
@Component
public class MediaFiles {

    static final String ORIGINAL = "original";

    private static final Logger log = LoggerFactory.getLogger(MediaFiles.class);
    private static final String PICTURES = "pictures";
    private static final String IMPORTS = "imports";

    /// What brands' folders held before each life had one.
    private static final Set<String> OF_NO_LIFE = Set.of(PICTURES, IMPORTS);

    private final Path root;
    private final Brands brands;

    MediaFiles(CatalogProperties properties, Brands brands) {
        this.brands = brands;
        this.root = properties.media().directory().toAbsolutePath().normalize();
    }

    /// The bound brand's file of an unfinished import.
    public Path importFile(UUID job) {
        return brand().resolve(IMPORTS).resolve(job + ".csv");
    }

    Path original(UUID asset) {
        return asset(asset).resolve(ORIGINAL);
    }

    /// Where an original is in a folder of pictures.
    static Path original(Path pictures, UUID asset) {
        return asset(pictures, asset).resolve(ORIGINAL);
    }

    Path variant(UUID asset, int width, String format) {
        return asset(asset).resolve(width + "." + format);
    }

    /// Writes a file so that others see all of it or nothing.
    public static void store(Path file, Content content) throws IOException {
        Files.createDirectories(file.getParent());
        var half = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            content.writeTo(half);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /// Begins to take pictures in that are to take the place of the bound brand's.
    PictureFolders arrive() throws IOException {
        return PictureFolders.beside(pictures());
    }

    /// Deletes everything of a life of a brand, and of earlier ones; what is a later one's stays.
    void erase(TenantId tenant, String incarnation) throws IOException {
        var folder = root.resolve(tenant.value());
        var isEmpty = true;
        for (var life : children(folder)) {
            if (isLife(life) && Lives.isLater(life.getFileName().toString(), incarnation)) {
                isEmpty = false;
            } else {
                remove(life);
            }
        }
        if (isEmpty) {
            deleteEmpty(folder);
        }
    }

    /// Gives the present life of a brand what was kept before folders were of one life.
    void adopt(Brand brand) throws IOException {
        var life = life(brand);
        for (var name : OF_NO_LIFE) {
            var old = root.resolve(brand.id().value()).resolve(name);
            if (Files.isDirectory(old) && !Files.exists(life.resolve(name))) {
                Files.createDirectories(life);
                Files.move(old, life.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static boolean isLife(Path folder) {
        return !OF_NO_LIFE.contains(folder.getFileName().toString());
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    /// Somebody may begin a later life in it at this moment.
    private static void deleteEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            log.debug("{} is in use again", folder);
        }
    }

    /// Deletes a folder with all that is in it.
    static void remove(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// The bytes of all files of a brand.
    long size(TenantId tenant) throws IOException {
        var directory = root.resolve(tenant.value());
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        var bytes = new long[1];
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        bytes[0] += attributes.size();
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException cause) {
                        // Gone since the folder was read.
                        return FileVisitResult.CONTINUE;
                    }
                });
        return bytes[0];
    }

    /// Whether there is anything of a brand.
    boolean holds(TenantId tenant) {
        return Files.exists(root.resolve(tenant.value()));
    }

    private Path asset(UUID asset) {
        return asset(pictures(), asset);
    }

    /// Where a picture is in a folder of pictures.
    static Path asset(Path pictures, UUID asset) {
        var name = asset.toString();
        return pictures.resolve(name.substring(name.length() - 2)).resolve(name);
    }

    private Path pictures() {
        return brand().resolve(PICTURES);
    }

    private Path brand() {
        return life(brands.current());
    }

    private Path life(Brand brand) {
        return root.resolve(brand.id().value()).resolve(brand.incarnation());
    }

    /// Fills a file.
    @FunctionalInterface
    public interface Content {

        /// Writes the file.
        void writeTo(Path file) throws IOException;
    }
}
