package com.manystory.catalog.search;

import com.manystory.tenancy.web.ProblemException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.springframework.http.HttpStatus;

/// The last listing of a page, to go on after it however the catalogue changed in between.
///
/// @param search a fingerprint of the search that the page belongs to
/// @param key the listing's place in the order
/// @param id the listing
record Cursor(int search, long key, long id) {

    private static final byte VERSION = 1;
    private static final int LENGTH = 21;

    String encode() {
        var bytes =
                ByteBuffer.allocate(LENGTH).put(VERSION).putInt(search).putLong(key).putLong(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// Reads a cursor, refusing any that another search or nobody made.
    static Cursor decode(String text, int search) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() == LENGTH && bytes.get() == VERSION) {
                var cursor = new Cursor(bytes.getInt(), bytes.getLong(), bytes.getLong());
                if (cursor.search == search) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static ProblemException invalid() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid-cursor",
                "Invalid cursor",
                "The cursor doesn't belong to this search. Start again without one.");
    }
}
