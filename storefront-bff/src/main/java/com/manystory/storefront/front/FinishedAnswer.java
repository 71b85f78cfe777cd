package com.manystory.storefront.front;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An answer that needs nothing more than to be sent.
///
/// @param kept whether it may be stored; otherwise it only serves those who wait for it right now
/// @param tags what it was made of
/// @param storedAt when it was made, as [System#nanoTime()]
/// @param expiresAt when it is too old whatever happens, as [System#nanoTime()]
record FinishedAnswer(
        int status,
        Variant identity,
        @Nullable Variant gzip,
        @Nullable Variant brotli,
        boolean kept,
        Set<String> tags,
        long storedAt,
        long expiresAt) {

    private static final int OVERHEAD = 1_500;

    /// The variant for an `Accept-Encoding` header.
    Variant variant(@Nullable String acceptEncoding) {
        if (acceptEncoding != null) {
            if (brotli != null && accepts(acceptEncoding, "br")) {
                return brotli;
            }
            if (gzip != null && accepts(acceptEncoding, "gzip")) {
                return gzip;
            }
        }
        return identity;
    }

    /// Whether a validator is of any variant, `*` included.
    boolean matches(String ifNoneMatch) {
        return ifNoneMatch.equals("*")
                || ifNoneMatch.contains(identity.etag())
                || (gzip != null && ifNoneMatch.contains(gzip.etag()))
                || (brotli != null && ifNoneMatch.contains(brotli.etag()));
    }

    /// The bytes of memory that it takes, about.
    int weight() {
        return OVERHEAD
                + identity.length()
                + (gzip == null ? 0 : gzip.length())
                + (brotli == null ? 0 : brotli.length());
    }

    private static boolean accepts(String header, String coding) {
        for (int at = header.indexOf(coding); at >= 0; at = header.indexOf(coding, at + 1)) {
            var end = at + coding.length();
            var startsThere =
                    at == 0 || header.charAt(at - 1) == ' ' || header.charAt(at - 1) == ',';
            if (startsThere && (end == header.length() || header.charAt(end) == ',')) {
                return true;
            }
            if (startsThere && (header.charAt(end) == ';' || header.charAt(end) == ' ')) {
                return !isRefused(header, end);
            }
        }
        return false;
    }

    /// Whether the parameters from here on give the coding the weight 0.
    private static boolean isRefused(String header, int from) {
        var comma = header.indexOf(',', from);
        var parameters = header.substring(from, comma < 0 ? header.length() : comma);
        var weight = parameters.indexOf("q=");
        return weight >= 0 && parameters.substring(weight + 2).strip().matches("0(\\.0*)?");
    }
}
