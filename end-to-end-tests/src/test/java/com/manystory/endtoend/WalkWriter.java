package com.manystory.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// Writes one listing after the other into a brand that sells walks. What was refused is written
/// again; what was acknowledged counts.
final class WalkWriter {

    private static final String DOCUMENT =
            """
            {
              "categories": [{"key": "walks", "name": "Walks"}],
              "vendors": [{"key": "guide", "name": "The guide"}],
              "listings": [{
                "key": "%2$s-%1$d", "vendor": "guide", "category": "walks",
                "listingType": "walk", "title": "%2$s %1$d"
              }]
            }
            """;

    private final Operator operator;
    private final String path;
    private final String word = "walk" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> failures = new ArrayList<>();
    private int written;

    WalkWriter(Operator operator, String brand) {
        this.operator = operator;
        this.path = "/api/v1/brands/" + brand + "/catalogue";
    }

    /// A word that all of its listings have, and nothing else.
    String word() {
        return word;
    }

    /// Writes the next listing, however often it takes; 503 is the only good reason not to take it.
    void writeOne() {
        var next = DOCUMENT.formatted(written + 1, word);
        var answer = operator.admin("PUT", path, next);
        while (answer.status() == 503) {
            LockSupport.parkNanos(20_000_000);
            answer = operator.admin("PUT", path, next);
        }
        if (answer.status() == 200) {
            written++;
        } else {
            failures.add(answer.status() + " " + answer.text());
        }
    }

    int written() {
        return written;
    }

    /// What was neither taken nor refused as it should be.
    List<String> failures() {
        return failures;
    }
}
