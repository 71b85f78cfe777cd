package com.manystory.storefront.front;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The canonical form of an address: a path of unreserved characters and the parameters that its
/// route knows, sorted, once each, without blanks. Other parameters don't exist for what is made of
/// it. Two addresses with one canonical form have one answer.
///
/// @param path the path
/// @param query the known parameters
record Target(String path, Map<String, String> query) {

    private static final int LONGEST_VALUE = 120;
    private static final int LONGEST_PATH = 200;

    /// What a shared answer is kept under, besides site and language.
    String key() {
        if (query.isEmpty()) {
            return path;
        }
        var key = new StringBuilder(path);
        query.forEach((name, value) ->
                key.append(key.length() == path.length() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return key.toString();
    }

    /// The canonical form, or null for an address that no shared answer has.
    static @Nullable Target of(Site site, String path, @Nullable String query) {
        if (!isPlain(path)) {
            return null;
        }
        var known = Routes.parameters(site, path);
        if (known == null) {
            return null;
        }
        return new Target(path, query == null ? Map.of() : parse(query, known));
    }

    /// Whether the path has one spelling only: unreserved characters (RFC 3986), no empty and no
    /// dot segments.
    static boolean isPlain(String path) {
        if (path.length() > LONGEST_PATH) {
            return false;
        }
        char before = 0;
        for (int i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            var unreserved =
                    c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z'
                            || c >= '0' && c <= '9'
                            || c == '-'
                            || c == '_';
            if (!unreserved && !(c == '/' || c == '.') || (before == '/' && !unreserved)) {
                return false;
            }
            before = c;
        }
        return true;
    }

    static Map<String, String> parse(String query, Set<String> known) {
        var parameters = new TreeMap<String, String>();
        for (var pair : query.split("&", 64)) {
            var equals = pair.indexOf('=');
            if (equals > 0 && Routes.knows(known, pair.substring(0, equals))) {
                var value = decode(pair.substring(equals + 1));
                if (!value.isEmpty() && value.length() <= LONGEST_VALUE) {
                    // Repeatable parameters (weekday) may also be written with commas.
                    parameters.merge(
                            pair.substring(0, equals), value, (first, next) -> first + "," + next);
                }
            }
        }
        return parameters;
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
