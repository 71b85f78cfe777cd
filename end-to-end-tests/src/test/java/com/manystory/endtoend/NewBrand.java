package com.manystory.endtoend;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The desired state of a brand that sells walks, as an operator writes it.
final class NewBrand {

    private static final String DOCUMENT =
            """
            {
              "displayName": "%s",
              "domains": [%s],
              "locales": ["en", "id"],
              "defaultLocale": "en",
              "currency": "SGD",
              "timeZone": "Asia/Singapore",
              "country": "SG",
              "listingTypes": [{"id": "walk", "process": "instant-seat/1", "name": {"en": "Walk"}}]
            }
            """;

    private NewBrand() {}

    static String document(String displayName, String... domains) {
        var quoted = Arrays.stream(domains).map(domain -> '"' + domain + '"');
        return DOCUMENT.formatted(displayName, quoted.collect(Collectors.joining(", ")));
    }
}
