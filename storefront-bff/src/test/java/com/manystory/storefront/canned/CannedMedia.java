package com.manystory.storefront.canned;

import com.manystory.storefront.media.MediaSource;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/// Pictures of two colours, always as JPEG.
public final class CannedMedia implements MediaSource {

    @Override
    public void copy(String asset, String file, OutputStream to) throws IOException {
        var width = Integer.parseInt(file.substring(0, file.indexOf('.')));
        var height = asset.hashCode() % 3 == 0 ? width * 5 / 4 : width * 2 / 3;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var hue = (asset.hashCode() & 0xff) / 255f;
        var pen = image.createGraphics();
        pen.setPaint(
                new GradientPaint(
                        0,
                        0,
                        Color.getHSBColor(hue, 0.35f, 0.9f),
                        width,
                        height,
                        Color.getHSBColor(hue + 0.1f, 0.6f, 0.55f)));
        pen.fillRect(0, 0, width, height);
        pen.setPaint(Color.getHSBColor(hue + 0.45f, 0.4f, 0.95f));
        pen.fillOval(width / 3, height / 4, width / 3, width / 3);
        pen.dispose();
        ImageIO.write(image, "jpg", to);
    }
}
