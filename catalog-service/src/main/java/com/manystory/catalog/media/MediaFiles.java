package com.manystory.catalog.media;

import com.manystory.catalog.config.CatalogProperties;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Where a brand's files are: each brand has a directory of its own, named by its id.
@Component
public class MediaFiles {

    private final Path root;

    MediaFiles(CatalogProperties properties) {
        this.root = properties.media().directory().toAbsolutePath().normalize();
    }

    /// The bound brand's file of an unfinished import.
    public Path importFile(UUID job) {
        return brand().resolve("imports").resolve(job + ".csv");
    }

    Path original(UUID asset) {
        return asset(asset).resolve("original");
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

    /// Deletes everything of a brand.
    void erase(TenantId tenant) throws IOException {
        var directory = root.resolve(tenant.value());
        if (Files.isDirectory(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// Whether there is anything of a brand.
    boolean holds(TenantId tenant) {
        return Files.exists(root.resolve(tenant.value()));
    }

    private Path asset(UUID asset) {
        var name = asset.toString();
        return brand().resolve("pictures").resolve(name.substring(name.length() - 2)).resolve(name);
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
