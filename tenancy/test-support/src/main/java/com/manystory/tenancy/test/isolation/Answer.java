package com.manystory.tenancy.test.isolation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// What came back.
///
/// @param status the status
/// @param headers the headers' lines
/// @param body the body's bytes as ISO 8859-1, so that none is lost
public record Answer(int status, List<String> headers, String body) {

    public Answer {
        headers = List.copyOf(headers);
    }

    /// Whether the words are anywhere in it.
    public boolean shows(String words) {
        return body.contains(words) || headers.stream().anyMatch(line -> line.contains(words));
    }

    /// A header's value, empty when there is none.
    public String header(String name) {
        var beginning = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(beginning))
                .map(line -> line.substring(beginning.length()).strip())
                .findFirst()
                .orElse("");
    }

    /// The body as text in UTF-8.
    public String text() {
        return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
