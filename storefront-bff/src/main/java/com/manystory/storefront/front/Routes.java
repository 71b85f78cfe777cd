package com.manystory.storefront.front;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The addresses whose answers may be shared, with the parameters that each knows.
final class Routes {

    static final String API = "/api/v1/";
    static final String MEDIA = "/media/";
    static final String ASSETS = "/assets/";

    /// Stands for the parameters of typed fields, `field.` and a key, in what a route knows.
    private static final String FIELDS = "field.";

    private static final Pattern FIELD = Pattern.compile("field\\.[a-zA-Z][a-zA-Z0-9-]{0,39}");

    private static final Set<String> NONE = Set.of();
    private static final Set<String> LOCALE = Set.of("locale");
    private static final Set<String> FILTERS =
            Set.of(
                    "q",
                    "category",
                    "place",
                    "vendor",
                    "priceMin",
                    "priceMax",
                    "age",
                    "date",
                    "weekday",
                    "rating",
                    FIELDS,
                    "sort",
                    "cursor");
    private static final Set<String> API_LISTINGS =
            Set.of(
                    "q",
                    "category",
                    "place",
                    "vendor",
                    "priceMin",
                    "priceMax",
                    "age",
                    "date",
                    "weekday",
                    "rating",
                    FIELDS,
                    "sort",
                    "cursor",
                    "limit",
                    "facets",
                    "locale");
    private static final Set<String> API_SESSIONS =
            Set.of("from", "to", "cursor", "limit", "locale");
    private static final Set<String> API_SUGGESTIONS = Set.of("q", "locale");
    private static final Set<String> SITE_FILES =
            Set.of("/sitemap.xml", "/robots.txt", "/manifest.webmanifest", "/favicon.svg");

    private Routes() {}

    /// The parameters that the path's route knows, or null when its answers aren't shared.
    static @Nullable Set<String> parameters(Site site, String path) {
        if (path.startsWith(API)) {
            return api(path.substring(API.length()));
        }
        if (path.startsWith(MEDIA)
                || path.startsWith(ASSETS)
                || path.startsWith("/sitemaps/")
                || SITE_FILES.contains(path)) {
            return NONE;
        }
        var end = path.indexOf('/', 1);
        var locale = path.substring(1, end < 0 ? path.length() : end);
        return site.speaks(locale) ? page(end < 0 ? "" : path.substring(end)) : null;
    }

    private static @Nullable Set<String> page(String rest) {
        if (rest.isEmpty() || rest.startsWith("/l/") || rest.startsWith("/v/")) {
            // Below a listing's own address there are only forms.
            return rest.indexOf('/', 3) < 0 ? NONE : null;
        }
        return rest.equals("/search") || rest.startsWith("/c/") ? FILTERS : null;
    }

    private static @Nullable Set<String> api(String path) {
        var end = path.indexOf('/');
        return switch (end < 0 ? path : path.substring(0, end)) {
            case "brand", "categories", "places", "vendors" -> LOCALE;
            case "openapi.json" -> NONE;
            case "search" -> API_SUGGESTIONS;
            case "listings" ->
                    end < 0 ? API_LISTINGS : path.endsWith("/sessions") ? API_SESSIONS : LOCALE;
            default -> null;
        };
    }

    /// Whether a parameter is among those that a route knows.
    static boolean knows(Set<String> parameters, String name) {
        return name.startsWith(FIELDS)
                ? parameters.contains(FIELDS) && FIELD.matcher(name).matches()
                : parameters.contains(name);
    }

    /// Whether the path, as it was sent, is an asset's and can't mean anything else.
    static boolean isAsset(String path) {
        return path.startsWith(ASSETS)
                && !path.contains("..")
                && path.indexOf('%') < 0
                && path.indexOf(';') < 0;
    }
}
