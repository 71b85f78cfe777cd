package com.manystory.catalog.config;

import org.springframework.http.ResponseEntity;

/// Answers of the read API: each names the cache tags of all that it shows.
public final class JsonAnswers {

    /// The header with the cache tags, separated by commas.
    public static final String TAGS = "Manystory-Tags";

    /// Only caches that know the tags may keep an answer without asking.
    public static final String CACHE_CONTROL = "private, no-cache";

    private JsonAnswers() {}

    /// A value to be written as JSON.
    public static <T> ResponseEntity<T> ok(T value, String tags) {
        return ResponseEntity.ok()
                .header("Cache-Control", CACHE_CONTROL)
                .header(TAGS, tags)
                .body(value);
    }
}
