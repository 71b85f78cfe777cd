package com.manystory.catalog.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures are of one life of their brand.
class MediaLivesTests {

    private static final Brand FIRST = TestBrands.ASTER;
    private static final Brand SECOND =
            new Brand(FIRST.id(), "aster-life-2", 1, FIRST.phase(), FIRST.cell(), FIRST.spec());
    private static final UUID PICTURE = UUID.fromString("11111111-1111-4111-8111-111111111111");

    private final InMemoryRegistry registry = new InMemoryRegistry(FIRST);
    @TempDir private Path root;
    private MediaFiles files;
    private MediaPart part;

    @BeforeEach
    void open() {
        files = MediaUnderTest.files(root, registry);
        part = new MediaPart(files, registry);
    }

    @Test
    void aNameThatIsUsedAgainFindsNoOldPictures() {
        keep("of the first life");

        registry.accept(SECOND);

        assertThat(original()).doesNotExist();
    }

    @Test
    void erasesAnEarlierLifeLateAndLeavesTheNext() {
        keep("of the first life");
        var old = original();
        registry.accept(SECOND);
        keep("of the second life");

        assertThat(part.erase(FIRST.id(), FIRST.incarnation()).status()).isEqualTo(Status.TRUE);

        assertThat(old).doesNotExist();
        assertThat(original()).hasContent("of the second life");
        part.erase(SECOND.id(), SECOND.incarnation());
        assertThat(part.remains(FIRST.id()).found()).isEmpty();
    }

    @Test
    void keepsThePicturesOfBeforeLivesHadFolders() throws IOException {
        var old = root.resolve("aster/pictures/11").resolve(PICTURE.toString()).resolve("original");
        Files.createDirectories(old.getParent());
        Files.writeString(old, "of before");

        assertThat(part.ensure(FIRST).status()).isEqualTo(Status.TRUE);

        assertThat(original()).hasContent("of before");
        part.erase(FIRST.id(), FIRST.incarnation());
        assertThat(root.resolve("aster")).doesNotExist();
    }

    private Path original() {
        return TenantContext.call(FIRST.id(), () -> files.original(PICTURE));
    }

    private void keep(String content) {
        try {
            MediaFiles.store(original(), half -> Files.writeString(half, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
