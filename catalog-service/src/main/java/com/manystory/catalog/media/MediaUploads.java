package com.manystory.catalog.media;

import com.manystory.catalog.config.CatalogProperties;
import com.manystory.catalog.document.Answers.Image;
import com.manystory.tenancy.web.ProblemException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Takes photographs. What is kept is drawn anew from the pixels: nothing else of the file, such as
/// where it was taken, survives.
@Component
public class MediaUploads {

    private static final int KEPT_WIDTH = 2560;

    private final MediaAssets assets;
    private final MediaFiles files;
    private final StorageQuota quota;
    private final long most;

    MediaUploads(
            MediaAssets assets,
            MediaFiles files,
            StorageQuota quota,
            CatalogProperties properties) {
        this.quota = quota;
        this.assets = assets;
        this.files = files;
        this.most = properties.media().maxUpload().toBytes();
    }

    /// Keeps the picture for the bound brand.
    ///
    /// @throws ProblemException when it isn't a picture that is taken, or the brand's quota has no
    ///   room for it
    public Image add(byte[] bytes, String alt) {
        if (bytes.length > most) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "picture-too-large",
                    "Picture too large",
                    "A picture has at most " + most + " bytes.");
        }
        quota.requireSome();
        UploadedPicture.inspect(bytes);
        var picture = Pictures.scale(UploadedPicture.decode(bytes), KEPT_WIDTH);
        var id = UUID.randomUUID();
        var colour = Pictures.colour(picture);
        try {
            MediaFiles.store(files.original(id), part -> Pictures.write(picture, "jpg", part));
            keep(id, picture, colour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Image.of(id, alt, picture.getWidth(), picture.getHeight(), colour);
    }

    private void keep(UUID id, BufferedImage picture, String colour) throws IOException {
        var file = files.original(id);
        try {
            assets.addUpload(
                    id,
                    "image/jpeg",
                    picture.getWidth(),
                    picture.getHeight(),
                    colour,
                    Files.size(file));
        } catch (ProblemException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
