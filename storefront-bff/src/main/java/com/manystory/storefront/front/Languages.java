package com.manystory.storefront.front;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Chooses the language of an answer among those of the site.
public final class Languages {

    private static final int LONGEST_HEADER = 200;

    private Languages() {}

    /// The best match of an `Accept-Language` header, or the brand's default.
    public static Locale negotiate(Site site, @Nullable String acceptLanguage) {
        var fallback = site.brand().spec().locale();
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return fallback;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            var match = Locale.lookup(ranges, site.locales());
            return match == null ? fallback : match;
        } catch (IllegalArgumentException malformed) {
            return fallback;
        }
    }
}
