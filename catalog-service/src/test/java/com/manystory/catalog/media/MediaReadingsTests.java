package com.manystory.catalog.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.usage.Measure;
import com.manystory.tenancy.usage.StoreReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What brands' files take of the disk.
class MediaReadingsTests {

    @TempDir private Path root;
    private MediaReadings readings;

    @BeforeEach
    void open() {
        var registry = new InMemoryRegistry(TestBrands.ASTER, TestBrands.PEBBLE);
        readings = new MediaReadings(MediaUnderTest.files(root, registry));
    }

    @Test
    void addsUpTheFilesOfEachBrandInAllFolders() throws IOException {
        write("aster/one/pictures/11/original", 1_000);
        write("aster/one/imports/rows.csv", 234);
        write("pebble/one/pictures/22/original", 50);

        assertThat(readings.read(List.of(TestBrands.ASTER, TestBrands.PEBBLE)))
                .containsOnly(
                        Map.entry(TestBrands.ASTER.id(), level(1_234)),
                        Map.entry(TestBrands.PEBBLE.id(), level(50)));
    }

    @Test
    void countsNothingOfABrandWhoseNameBeginsAlike() throws IOException {
        write("aster-two/one/pictures/11/original", 1_000);

        assertThat(readings.read(List.of(TestBrands.ASTER)))
                .containsEntry(TestBrands.ASTER.id(), level(0));
    }

    @Test
    void answersForTheBrandsThatItIsAskedAboutOnly() throws IOException {
        write("pebble/one/pictures/22/original", 50);

        assertThat(readings.read(List.of(TestBrands.ASTER)))
                .containsOnlyKeys(TestBrands.ASTER.id());
    }

    @Test
    void tellsWhatIsLeftOnceFilesAreGone() throws IOException {
        write("aster/one/pictures/11/original", 1_000);
        write("aster/one/pictures/11/small", 10);
        Files.delete(root.resolve("aster/one/pictures/11/original"));

        assertThat(readings.read(List.of(TestBrands.ASTER)))
                .containsEntry(TestBrands.ASTER.id(), level(10));
    }

    @Test
    void isReadAsWhatIsHeldForATime() {
        assertThat(readings.measure()).isEqualTo(Measure.MEDIA_STORAGE);
        assertThat(readings.measure().kind()).isEqualTo(Measure.Kind.LEVEL);
    }

    private static StoreReading level(long bytes) {
        return new StoreReading(bytes, null, "");
    }

    private void write(String path, int bytes) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
    }
}
