package com.manystory.catalog.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaVariantsTests {

    private static final TenantId PEBBLE = TenantId.of("pebble");
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final Duration CALLERS_PATIENCE = Duration.ofSeconds(10);

    private static final UUID AHEAD = UUID.randomUUID();

    @TempDir @Nullable Path folder;

    private final CountDownLatch slow = new CountDownLatch(1);
    private final CountDownLatch painting = new CountDownLatch(CORES);

    @Test
    void saysThatItIsBusyBeforeItsCallersGiveUp() throws Exception {
        var variants = variants();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < CORES; n++) {
                readers.submit(() -> get(variants, UUID.randomUUID()));
            }
            painting.await();
            var began = System.nanoTime();
            assertThatThrownBy(() -> get(variants, UUID.randomUUID()))
                    .isInstanceOf(PicturesBusy.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(CALLERS_PATIENCE.dividedBy(2));
            slow.countDown();
        }
        assertThat(get(variants, UUID.randomUUID())).exists();
    }

    @Test
    void letsRequestsGoBeforeDrawingAhead() throws Exception {
        var variants = variants();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < CORES; n++) {
                readers.submit(() -> get(variants, UUID.randomUUID()));
            }
            painting.await();
            assertThat(ahead(variants)).isEqualTo(MediaVariants.Ahead.LATER);
            slow.countDown();
        }
        assertThat(ahead(variants)).isEqualTo(MediaVariants.Ahead.DRAWN);
        assertThat(ahead(variants)).isEqualTo(MediaVariants.Ahead.THERE);
    }

    private static MediaVariants.Ahead ahead(MediaVariants variants) {
        return TenantContext.call(PEBBLE, () -> variants.drawAhead(AHEAD, 160, "jpg"));
    }

    private static Path get(MediaVariants variants, UUID asset) {
        return TenantContext.call(PEBBLE, () -> variants.get(asset, 160, "jpg"));
    }

    private MediaVariants variants() {
        if (folder == null) {
            throw new IllegalStateException("JUnit makes the folder");
        }
        var registry = new InMemoryRegistry(TestBrands.ASTER, TestBrands.PEBBLE);
        return new MediaVariants(
                new EveryDrawing(), MediaUnderTest.files(folder, registry), this::paint);
    }

    private BufferedImage paint(Painter.Description description, int width, int height) {
        painting.countDown();
        try {
            slow.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    private static final class EveryDrawing implements MediaVariants.Assets {

        @Override
        public Optional<MediaAssets.Asset> find(UUID id) {
            var drawing = new Painter.Description("table", 1, null, null);
            return Optional.of(new MediaAssets.Asset(id, drawing, 1920, 1280, "#000000"));
        }

        @Override
        public void colour(UUID id, String color) {}
    }
}
