package com.manystory.catalog.paging;

import com.manystory.tenancy.web.ProblemException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import org.springframework.http.HttpStatus;

/// Where a page ended, as text for the caller to send back: the numbers by which its list is
/// ordered. What comes back may be anything.
public final class PageCursor {

    private static final byte VERSION = 1;
    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private PageCursor() {}

    /// The cursor of a position.
    public static String of(long... position) {
        var bytes = ByteBuffer.allocate(1 + position.length * Long.BYTES).put(VERSION);
        for (var number : position) {
            bytes.putLong(number);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// The position of a cursor.
    ///
    /// @param numbers how many numbers the list is ordered by
    /// @throws ProblemException when it is no cursor of such a list
    public static long[] read(String cursor, int numbers) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        if (bytes.length != 1 + numbers * Long.BYTES || bytes[0] != VERSION) {
            throw invalid();
        }
        var position = new long[numbers];
        ByteBuffer.wrap(bytes, 1, bytes.length - 1).asLongBuffer().get(position);
        return position;
    }

    /// A time of a position.
    ///
    /// @param second since 1970, UTC
    /// @param nanos within the second
    /// @throws ProblemException when it is no time that a list could have
    public static Instant time(long second, long nanos) {
        if (second < FIRST || second > LAST || nanos < 0 || nanos > 999_999_999) {
            throw invalid();
        }
        return Instant.ofEpochSecond(second, nanos);
    }

    /// The answer for a cursor that belongs to another list.
    public static ProblemException foreign() {
        return problem("The cursor doesn't belong to this search. Start again without one.");
    }

    private static ProblemException invalid() {
        return problem("The cursor wasn't made here. Start again without one.");
    }

    private static ProblemException problem(String detail) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "invalid-cursor", "Invalid cursor", detail);
    }
}
