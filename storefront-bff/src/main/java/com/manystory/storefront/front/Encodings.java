package com.manystory.storefront.front;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Compresses a finished answer once, for all who will read it.
final class Encodings {

    private static final int WORTHWHILE = 600;
    private static final boolean BROTLI = Brotli4jLoader.isAvailable();
    private static final Encoder.Parameters QUALITY = new Encoder.Parameters().setQuality(6);

    private Encodings() {}

    static boolean isCompressible(String contentType, int length) {
        return length >= WORTHWHILE
                && (contentType.startsWith("text/")
                        || contentType.startsWith("application/")
                        || contentType.startsWith("image/svg"));
    }

    static byte[] gzip(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 3);
        try (var gzip =
                new GZIPOutputStream(out) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                }) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can't fail to be written", e);
        }
        return out.toByteArray();
    }

    /// The Brotli form, or null on a platform that brotli4j has no encoder for.
    static byte @Nullable [] brotli(byte[] body) {
        try {
            return BROTLI ? Encoder.compress(body, QUALITY) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can't fail to be written", e);
        }
    }
}
