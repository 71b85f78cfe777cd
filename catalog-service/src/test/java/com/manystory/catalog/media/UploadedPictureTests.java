package com.manystory.catalog.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.web.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadedPictureTests {

    @Test
    void takesPictures() throws IOException {
        assertThat(UploadedPicture.inspect(picture("png")))
                .isEqualTo(new UploadedPicture("png", 64, 48));
        assertThat(UploadedPicture.inspect(picture("jpeg")).format()).isEqualTo("jpeg");
    }

    @Test
    void refusesHugePicturesBeforeDecoding() throws IOException {
        var png = picture("png");
        ByteBuffer.wrap(png).putInt(16, 50_000).putInt(20, 50_000);
        var crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        assertRefused(png);
    }

    @Test
    void refusesWhatIsNoPictureOrMoreThanOne() throws IOException {
        assertRefused("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
        assertRefused("GIF89a".getBytes(StandardCharsets.UTF_8));
        var polyglot = new ByteArrayOutputStream();
        polyglot.write(picture("jpeg"));
        polyglot.write("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        assertRefused(polyglot.toByteArray());
        var cut = new byte[40];
        System.arraycopy(picture("png"), 0, cut, 0, cut.length);
        assertThatThrownBy(() -> UploadedPicture.decode(cut)).isInstanceOf(ProblemException.class);
    }

    @Test
    void writesWebpAndJpeg(@TempDir Path folder) throws IOException {
        var picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        for (var format : new String[] {"webp", "jpg"}) {
            var file = folder.resolve("picture." + format);
            Pictures.write(Pictures.scale(picture, 320), format, file);
            var read = ImageIO.read(file.toFile());
            assertThat(read.getWidth()).isEqualTo(320);
            assertThat(Files.size(file)).isPositive();
        }
        assertThat(Pictures.colour(picture)).isEqualTo("#000000");
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> UploadedPicture.inspect(bytes))
                .isInstanceOf(ProblemException.class);
    }

    private static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        var picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }
}
