package com.manystory.catalog.media;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How a camera was held: the value 1 to 8 of tag 0x0112 of a JPEG's EXIF data (EXIF 2.3, section
/// 4.6.4). It must be applied before the metadata is dropped.
record Orientation(int value) {

    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int TAG = 0x0112;

    static Orientation of(byte[] bytes) {
        try {
            return read(ByteBuffer.wrap(bytes));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return UPRIGHT;
        }
    }

    private static Orientation read(ByteBuffer bytes) {
        if (bytes.getShort(0) != (short) 0xFFD8) {
            return UPRIGHT;
        }
        var at = 2;
        while ((bytes.get(at) & 0xFF) == 0xFF && (bytes.get(at + 1) & 0xFF) != 0xDA) {
            var length = bytes.getShort(at + 2) & 0xFFFF;
            if ((bytes.get(at + 1) & 0xFF) == 0xE1 && bytes.getInt(at + 4) == 0x45786966) {
                return fromTiff(bytes.slice(at + 10, length - 8));
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static Orientation fromTiff(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xFFFF;
        for (var i = 0; i < entries; i++) {
            var entry = directory + 2 + i * 12;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                var value = tiff.getShort(entry + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    BufferedImage apply(BufferedImage picture) {
        if (value == 1) {
            return picture;
        }
        double w = picture.getWidth();
        double h = picture.getHeight();
        var turn =
                switch (value) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
                    default -> new AffineTransform(0, -1, 1, 0, 0, w);
                };
        var sideways = value >= 5;
        var upright =
                new BufferedImage(
                        (int) (sideways ? h : w),
                        (int) (sideways ? w : h),
                        BufferedImage.TYPE_INT_RGB);
        var graphics = upright.createGraphics();
        graphics.drawImage(picture, turn, null);
        graphics.dispose();
        return upright;
    }
}
