package com.manystory.storefront.front;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpField;

/// One encoding of a finished answer.
///
/// @param etag the strong validator of these very bytes, quotes included
/// @param fields the header fields, encoded for the wire already; Jetty adds the length itself
/// @param unchanged the header fields of a 304
/// @param body the bytes; read it through [#content()]
record Variant(String etag, HttpField[] fields, HttpField[] unchanged, ByteBuffer body) {

    /// From here on the bytes lie outside the heap, where a socket takes them from without a copy
    /// and the garbage collector doesn't move them. A smaller copy costs less than what it saves.
    private static final int OUTSIDE_THE_HEAP = 16 << 10;

    static Variant of(String etag, List<HttpField> fields, List<HttpField> unchanged, byte[] body) {
        return new Variant(
                etag,
                fields.toArray(HttpField[]::new),
                unchanged.toArray(HttpField[]::new),
                placed(body).asReadOnlyBuffer());
    }

    private static ByteBuffer placed(byte[] body) {
        return body.length < OUTSIDE_THE_HEAP
                ? ByteBuffer.wrap(body)
                : ByteBuffer.allocateDirect(body.length).put(body).flip();
    }

    /// The bytes with a position of their own.
    ByteBuffer content() {
        return body.duplicate();
    }

    int length() {
        return body.capacity();
    }
}
