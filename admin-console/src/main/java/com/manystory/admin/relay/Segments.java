package com.manystory.admin.relay;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/// Writes path segments so that they can't become anything but one segment.
public final class Segments {

    private Segments() {}

    /// The segment, encoded.
    ///
    /// @throws IllegalArgumentException for `.` and `..`
    public static String encode(String segment) {
        if (segment.equals(".") || segment.equals("..") || segment.isEmpty()) {
            throw new IllegalArgumentException("Not a path segment");
        }
        return UriUtils.encode(segment, StandardCharsets.UTF_8);
    }
}
