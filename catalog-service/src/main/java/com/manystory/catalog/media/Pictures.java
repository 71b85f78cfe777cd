package com.manystory.catalog.media;

import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.jspecify.annotations.Nullable;

/// Scales pictures, writes them as WebP or JPEG without metadata, and names their colour.
final class Pictures {

    private static final float WEBP_QUALITY = 0.82f;
    // Half the time of the default method, for two or three per cent more bytes.
    private static final int WEBP_METHOD = 2;
    private static final float JPEG_QUALITY = 0.84f;

    private Pictures() {}

    /// The picture at a width, halved step by step so that nothing flickers, never enlarged.
    static BufferedImage scale(BufferedImage picture, int width) {
        var current = picture;
        while (current.getWidth() > width) {
            var next = Math.max(width, (current.getWidth() + 1) / 2);
            current = draw(current, next, Math.max(1, Math.round(ratio(picture) * next)));
        }
        return current == picture
                ? draw(picture, picture.getWidth(), picture.getHeight())
                : current;
    }

    static void write(BufferedImage picture, String format, Path file) throws IOException {
        var webp = "webp".equals(format);
        var writers = ImageIO.getImageWritersByFormatName(webp ? "webp" : "jpeg");
        if (!writers.hasNext()) {
            throw new IOException("Nothing here writes " + format);
        }
        var writer = writers.next();
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            var types = settings.getCompressionTypes();
            if (webp && types != null) {
                settings.setCompressionType(lossy(types));
            }
            if (settings instanceof WebPWriteParam lossy) {
                lossy.setMethod(WEBP_METHOD);
            }
            settings.setCompressionQuality(webp ? WEBP_QUALITY : JPEG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
    }

    /// The average colour, `#rrggbb`, drawn towards what is vivid in the picture.
    static String colour(BufferedImage picture) {
        double red = 0;
        double green = 0;
        double blue = 0;
        double sum = 0;
        var step = Math.max(1, Math.max(picture.getWidth(), picture.getHeight()) / 48);
        for (var y = 0; y < picture.getHeight(); y += step) {
            for (var x = 0; x < picture.getWidth(); x += step) {
                var colour = new Color(picture.getRGB(x, y));
                var hsb =
                        Color.RGBtoHSB(colour.getRed(), colour.getGreen(), colour.getBlue(), null);
                var weight = 0.2 + hsb[1];
                red += colour.getRed() * weight;
                green += colour.getGreen() * weight;
                blue += colour.getBlue() * weight;
                sum += weight;
            }
        }
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                (int) (red / sum),
                (int) (green / sum),
                (int) (blue / sum));
    }

    private static BufferedImage draw(BufferedImage picture, int width, int height) {
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = drawn.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }

    private static float ratio(BufferedImage picture) {
        return (float) picture.getHeight() / picture.getWidth();
    }

    private static @Nullable String lossy(String[] types) {
        for (var type : types) {
            if ("Lossy".equalsIgnoreCase(type)) {
                return type;
            }
        }
        return types[0];
    }
}
