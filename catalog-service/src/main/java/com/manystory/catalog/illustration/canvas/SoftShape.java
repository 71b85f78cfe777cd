package com.manystory.catalog.illustration.canvas;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;

/// Blurred shapes: drawn small, blurred there, and scaled up.
final class SoftShape {

    private static final int RADIUS = 3;

    private SoftShape() {}

    static void paint(
            Graphics2D target,
            Shape shape,
            int argb,
            double blur,
            double scale,
            BufferedImage canvas) {
        var shrink = Math.min(scale, RADIUS * 1.4 / Math.max(blur, 1));
        var box = grown(shape.getBounds2D(), blur * 1.6);
        Rectangle2D.intersect(
                box,
                grown(
                        new Rectangle2D.Double(
                                0, 0, canvas.getWidth() / scale, canvas.getHeight() / scale),
                        blur * 1.6),
                box);
        int width = (int) Math.ceil(box.getWidth() * shrink) + 2;
        int height = (int) Math.ceil(box.getHeight() * shrink) + 2;
        if (box.isEmpty() || width < 3 || height < 3) {
            return;
        }
        var mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var pen = mask.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(shrink, shrink);
        pen.translate(-box.getX() + 1 / shrink, -box.getY() + 1 / shrink);
        pen.fill(shape);
        pen.dispose();
        var alpha = ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
        blur(alpha, width, height, 1, width);
        blur(alpha, height, width, width, 1);
        blur(alpha, width, height, 1, width);
        blur(alpha, height, width, width, 1);
        var place = AffineTransform.getTranslateInstance(box.getX(), box.getY());
        place.scale(1 / shrink, 1 / shrink);
        place.translate(-1, -1);
        target.drawImage(tinted(alpha, width, height, argb), place, null);
    }

    private static Rectangle2D grown(Rectangle2D box, double by) {
        return new Rectangle2D.Double(
                box.getX() - by,
                box.getY() - by,
                box.getWidth() + by * 2,
                box.getHeight() + by * 2);
    }

    private static BufferedImage tinted(byte[] alpha, int width, int height, int argb) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        var pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int strength = argb >>> 24;
        for (int i = 0; i < pixels.length; i++) {
            int a = (alpha[i] & 255) * strength / 255;
            pixels[i] =
                    a << 24
                            | (argb >> 16 & 255) * a / 255 << 16
                            | (argb >> 8 & 255) * a / 255 << 8
                            | (argb & 255) * a / 255;
        }
        return image;
    }

    private static void blur(byte[] data, int length, int lines, int step, int lineStep) {
        var line = new int[length];
        for (int n = 0; n < lines; n++) {
            int base = n * lineStep;
            for (int i = 0; i < length; i++) {
                line[i] = data[base + i * step] & 255;
            }
            int sum = 0;
            for (int i = -RADIUS; i < length; i++) {
                sum += i + RADIUS < length ? line[i + RADIUS] : 0;
                sum -= i - RADIUS - 1 >= 0 ? line[i - RADIUS - 1] : 0;
                if (i >= 0) {
                    data[base + i * step] = (byte) (sum / (RADIUS * 2 + 1));
                }
            }
        }
    }
}
