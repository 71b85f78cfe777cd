package com.manystory.catalog.media;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.CatalogProperties;
import com.manystory.tenancy.test.InMemoryRegistry;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/// Brands' files in a folder of a test.
final class MediaUnderTest {

    private MediaUnderTest() {}

    static MediaFiles files(Path root, InMemoryRegistry registry) {
        var settings =
                new CatalogProperties(
                        new CatalogProperties.Media(root, DataSize.ofMegabytes(1)),
                        new CatalogProperties.Catalog(
                                DataSize.ofMegabytes(1),
                                Duration.ofDays(1),
                                Duration.ofSeconds(1),
                                Duration.ofHours(1),
                                Duration.ofSeconds(15)));
        return new MediaFiles(settings, new Brands(registry));
    }
}
