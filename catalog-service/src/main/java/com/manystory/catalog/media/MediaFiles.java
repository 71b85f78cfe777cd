package com.manystory.catalog.media;

import com.manystory.catalog.config.CatalogProperties;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Where a brand's files are: each brand has a directory of its own, named by its id.
@Component
public class MediaFiles {

    private static final String PICTURES = "pictures";
    private static final String ORIGINAL = "original";

    private final Path root;

    MediaFiles(CatalogProperties properties) {
        this.root = properties.media().directory().toAbsolutePath().normalize();
    }

    /// The bound brand's file of an unfinished import.
    public Path importFile(UUID job) {
        return brand().resolve("imports").resolve(job + ".csv");
    }

    Path original(UUID asset) {
        return asset(asset).resolve(ORIGINAL);
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

    /// The bound brand's pictures that there is an original of.
    List<UUID> originals() throws IOException {
        var pictures = brand().resolve(PICTURES);
        if (!Files.isDirectory(pictures)) {
            return List.of();
        }
        try (var files = Files.walk(pictures, 3)) {
            return files.filter(file -> file.endsWith(ORIGINAL))
                    .map(file ->
                            UUID.fromString(String.valueOf(file.getName(file.getNameCount() - 2))))
                    .sorted()
                    .toList();
        }
    }

    /// Deletes a picture of the bound brand with all that was made from it.
    void forget(UUID asset) throws IOException {
        erase(asset(asset));
    }

    /// Deletes everything of a brand.
    void erase(TenantId tenant) throws IOException {
        erase(root.resolve(tenant.value()));
    }

    private static void erase(Path directory) throws IOException {
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
        var name = asset.toString();
        return brand().resolve(PICTURES).resolve(name.substring(name.length() - 2)).resolve(name);
    }

    private Path brand() {
        return root.resolve(TenantContext.required().value());
    }

    /// Fills a file.
    @FunctionalInterface
    public interface Content {

        /// Writes the file.
        void writeTo(Path file) throws IOException;
    }
}
