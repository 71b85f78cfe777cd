package com.manystory.catalog.media;

import com.manystory.catalog.config.Missing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/// Makes pictures in the sizes and formats that pages ask for, each once: the first to ask makes
/// it, others wait for that, and no more are made at a time than there are cores.
@Component
public class MediaVariants {

    /// The widths that are made, in pixels.
    public static final Set<Integer> WIDTHS = Set.of(160, 320, 480, 640, 960, 1280, 1920);

    /// The formats that are made.
    public static final Set<String> FORMATS = Set.of("webp", "jpg");

    /// Callers give up after ten seconds: they are to hear that it is busy before.
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Assets assets;
    private final MediaFiles files;
    private final Painter painter;
    private final Semaphore cores = new Semaphore(CORES);
    private final ConcurrentHashMap<Path, CompletableFuture<Path>> making =
            new ConcurrentHashMap<>();

    MediaVariants(Assets assets, MediaFiles files, Painter painter) {
        this.assets = assets;
        this.files = files;
        this.painter = painter;
    }

    /// The file of a variant of one of the bound brand's pictures.
    ///
    /// @throws com.manystory.tenancy.web.ProblemException when there is no such picture or variant
    /// @throws PicturesBusy when there is too much to do
    public Path get(UUID asset, int width, String format) {
        if (!WIDTHS.contains(width) || !FORMATS.contains(format)) {
            throw Missing.of("picture");
        }
        var file = files.variant(asset, width, format);
        if (Files.exists(file)) {
            return file;
        }
        var found = assets.find(asset).orElseThrow(() -> Missing.of("picture"));
        var mine = new CompletableFuture<Path>();
        var others = making.putIfAbsent(file, mine);
        if (others != null) {
            return await(others);
        }
        try {
            acquire();
            try {
                make(found, width, format, file);
            } finally {
                cores.release();
            }
            mine.complete(file);
            return file;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            making.remove(file);
        }
    }

    /// Makes a variant before anybody asks for it, unless somebody waits for another one.
    Ahead drawAhead(UUID asset, int width, String format) {
        var file = files.variant(asset, width, format);
        if (Files.exists(file)) {
            return Ahead.THERE;
        }
        var found = assets.find(asset).orElse(null);
        if (found == null) {
            return Ahead.THERE;
        }
        if (!cores.tryAcquire(CORES)) {
            return Ahead.LATER;
        }
        // One is kept; whoever asks meanwhile has the others.
        cores.release(CORES - 1);
        try {
            make(found, width, format, file);
        } finally {
            cores.release();
        }
        return Ahead.DRAWN;
    }

    private void make(MediaAssets.Asset asset, int width, String format, Path file) {
        try {
            if (!Files.exists(file)) {
                var picture = picture(asset, width);
                MediaFiles.store(file, part -> Pictures.write(picture, format, part));
                if (asset.color() == null) {
                    assets.colour(asset.id(), Pictures.colour(picture));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
            if (!cores.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PicturesBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PicturesBusy();
        }
    }

    private static Path await(CompletableFuture<Path> others) {
        try {
            return others.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new PicturesBusy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PicturesBusy();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e);
        }
    }

    /// What became of a picture that was to be drawn ahead.
    enum Ahead {
        DRAWN,
        THERE,
        LATER
    }

    /// What pictures there are.
    interface Assets {

        Optional<MediaAssets.Asset> find(UUID id);

        /// Keeps the colour of a drawing that had none; documents show it when they are next made.
        void colour(UUID id, String color);
    }
}
