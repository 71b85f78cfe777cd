package com.manystory.catalog.media;

import com.manystory.tenancy.web.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.springframework.http.HttpStatus;

/// An uploaded picture after everything suspicious was refused, before its pixels are decoded.
///
/// @param format `jpeg`, `png` or `webp`, by what the bytes are
/// @param width in pixels
/// @param height in pixels
record UploadedPicture(String format, int width, int height) {

    private static final int MOST_SIDE = 12_000;
    private static final long MOST_PIXELS = 40_000_000;
    private static final int LEAST_SIDE = 16;
    private static final List<String> FOREIGN =
            List.of("<svg", "<html", "<script", "<?php", "%pdf-", "pk\u0003\u0004");

    /// Looks at the bytes.
    ///
    /// @throws ProblemException when they aren't a picture that is taken
    static UploadedPicture inspect(byte[] bytes) {
        var format = format(bytes);
        refuseForeign(bytes, format);
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReadersByFormatName(format);
            if (!readers.hasNext()) {
                throw refused("Send a JPEG, PNG or WebP picture.");
            }
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return checked(format, reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw refused("The picture is damaged.");
        }
    }

    /// The pixels, upright whatever a camera noted about how it was held.
    static BufferedImage decode(byte[] bytes) {
        try {
            var picture = ImageIO.read(new ByteArrayInputStream(bytes));
            if (picture == null) {
                throw refused("The picture is damaged.");
            }
            return Orientation.of(bytes).apply(picture);
        } catch (IOException | RuntimeException e) {
            throw e instanceof ProblemException problem ? problem : refused("It is damaged.");
        }
    }

    private static UploadedPicture checked(String format, ImageReader reader) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if (width > MOST_SIDE || height > MOST_SIDE || (long) width * height > MOST_PIXELS) {
            throw refused("A picture has at most 40 million pixels and 12,000 on a side.");
        }
        if (width < LEAST_SIDE || height < LEAST_SIDE) {
            throw refused("A picture has at least 16 pixels on a side.");
        }
        return new UploadedPicture(format, width, height);
    }

    private static String format(byte[] bytes) {
        if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        if (starts(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return "png";
        }
        if (starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P')) {
            return "webp";
        }
        throw refused("Send a JPEG, PNG or WebP picture.");
    }

    /// What follows the picture's own end, and the first bytes where comments stand, may not be
    /// something that another program would run or show.
    private static void refuseForeign(byte[] bytes, String format) {
        var head = text(bytes, 0, Math.min(bytes.length, 4096));
        var end = end(bytes, format);
        var tail = text(bytes, end, bytes.length);
        for (var sign : FOREIGN) {
            if (head.contains(sign) || tail.contains(sign)) {
                throw refused("The file is more than a picture.");
            }
        }
    }

    private static int end(byte[] bytes, String format) {
        if ("webp".equals(format)) {
            var length = 0L;
            for (var i = 7; i >= 4; i--) {
                length = length << 8 | (bytes[i] & 0xFF);
            }
            return (int) Math.min(bytes.length, length + 8);
        }
        for (var i = bytes.length - 2; i > 0; i--) {
            if ("jpeg".equals(format)
                    ? starts(bytes, i, 0xFF, 0xD9)
                    : starts(bytes, i, 'I', 'E', 'N', 'D')) {
                return i;
            }
        }
        return 0;
    }

    private static String text(byte[] bytes, int from, int to) {
        var text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean starts(byte[] bytes, int at, int... with) {
        if (bytes.length < at + with.length) {
            return false;
        }
        for (var i = 0; i < with.length; i++) {
            if ((bytes[at + i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT, "picture-refused", "Picture refused", detail);
    }
}
