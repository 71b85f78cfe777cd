package com.manystory.catalog.media;

import com.manystory.catalog.config.Missing;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.web.ProblemException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Makes pictures in the sizes and formats that pages ask for, each once: the first to ask makes
/// it, others wait for that, and no more are made at a time than there are cores.
@Component
public class MediaVariants {

    /// The widths that are made, in pixels.
    public static final Set<Integer> WIDTHS = Set.of(160, 320, 480, 640, 960, 1280, 1920);

    /// The formats that are made.
    public static final Set<String> FORMATS = Set.of("webp", "jpg");

    private static final int PATIENCE_SECONDS = 20;

    private final MediaAssets assets;
    private final MediaFiles files;
    private final Painter painter;
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final ConcurrentHashMap<Key, CompletableFuture<Path>> making =
            new ConcurrentHashMap<>();

    MediaVariants(MediaAssets assets, MediaFiles files, Painter painter) {
        this.assets = assets;
        this.files = files;
        this.painter = painter;
    }

    /// The file of a variant of one of the bound brand's pictures.
    ///
    /// @throws ProblemException when there is no such picture or variant, or too much to do
    public Path get(UUID asset, int width, String format) {
        if (!WIDTHS.contains(width) || !FORMATS.contains(format)) {
            throw Missing.of("picture");
        }
        var file = files.variant(asset, width, format);
        if (Files.exists(file)) {
            return file;
        }
        var found = assets.find(asset).orElseThrow(() -> Missing.of("picture"));
        var key = new Key(TenantContext.required(), asset, width, format);
        var mine = new CompletableFuture<Path>();
        var others = making.putIfAbsent(key, mine);
        if (others != null) {
            return await(others);
        }
        try {
            make(found, width, format, file);
            mine.complete(file);
            return file;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            making.remove(key);
        }
    }

    private void make(MediaAssets.Asset asset, int width, String format, Path file) {
        acquire();
        try {
            if (!Files.exists(file)) {
                var picture = picture(asset, width);
                MediaFiles.store(file, part -> Pictures.write(picture, format, part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cores.release();
        }
    }

    private BufferedImage picture(MediaAssets.Asset asset, int width) throws IOException {
        var drawing = asset.drawing();
        if (drawing != null) {
            var height = Math.round((float) asset.height() / asset.width() * width);
            return painter.paint(drawing, width, height);
        }
        var original = ImageIO.read(files.original(asset.id()).toFile());
        if (original == null) {
            throw new IOException("The original of a picture can't be read");
        }
        return Pictures.scale(original, width);
    }

    private void acquire() {
        try {
            if (!cores.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static Path await(CompletableFuture<Path> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static ProblemException busy() {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "Busy",
                "Too many pictures are being made. Try again in a moment.");
    }

    private record Key(TenantId tenant, UUID asset, int width, String format) {}
}
