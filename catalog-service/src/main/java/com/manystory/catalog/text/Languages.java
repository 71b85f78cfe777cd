package com.manystory.catalog.text;

import java.util.Map;

/// Which of PostgreSQL's text search configurations reads a locale.
public final class Languages {

    private static final Map<String, String> CONFIGURATIONS =
            Map.ofEntries(
                    Map.entry("en", "english"),
                    Map.entry("id", "indonesian"),
                    Map.entry("nl", "dutch"),
                    Map.entry("fr", "french"),
                    Map.entry("de", "german"),
                    Map.entry("it", "italian"),
                    Map.entry("pt", "portuguese"),
                    Map.entry("es", "spanish"),
                    Map.entry("tr", "turkish"));

    private Languages() {}

    /// The configuration of a BCP 47 tag, `simple` for a language without one.
    public static String configuration(String locale) {
        var dash = locale.indexOf('-');
        var language = dash < 0 ? locale : locale.substring(0, dash);
        return CONFIGURATIONS.getOrDefault(language, "simple");
    }
}
