package com.manystory.storefront.front;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a visitor asks for: of which address, in which language, the whole page or a part.
final class Asked {

    private Asked() {}

    /// Whether anybody may be given the same answer.
    static boolean isShareable(HttpServletRequest request) {
        var method = request.getMethod();
        if (!"GET".equals(method) && !"HEAD".equals(method)) {
            return false;
        }
        if (request.getHeader("Authorization") != null) {
            return false;
        }
        var cookies = request.getHeader("Cookie");
        return cookies == null || !cookies.contains(SessionCookie.NAME);
    }

    /// What its answer is kept under, or null for an address that nothing is kept under.
    static @Nullable PageKey key(
            Site site, Targets targets, String path, HttpServletRequest request) {
        var known = targets.of(site, path, request.getQueryString());
        if (known == null) {
            return null;
        }
        var api = path.startsWith(Routes.API);
        return new PageKey(
                site,
                known.key(),
                api ? locale(site, known.target(), request).toLanguageTag() : "",
                !api && isFragment(request));
    }

    /// Whether the address alone says what the answer is: nothing is left to the visitor's
    /// languages, and it is no part of a page.
    static boolean isWhole(PageKey key) {
        return !key.fragment() && (key.language().isEmpty() || namesLanguage(key));
    }

    /// Whether the address of an API names the language that was found.
    private static boolean namesLanguage(PageKey key) {
        var query = key.target().substring(key.target().indexOf('?') + 1);
        return ("&" + query + "&").contains("&locale=" + key.language() + "&");
    }

    /// Who asks for what.
    static Visit visit(Site site, HttpServletRequest request) {
        var path = request.getRequestURI();
        var target = Target.of(site, path, request.getQueryString());
        var known = target == null ? new Target(path, Map.of()) : target;
        return new Visit(
                site,
                locale(site, known, request),
                path,
                known.query(),
                isFragment(request),
                new Sharing());
    }

    private static Locale locale(Site site, Target target, HttpServletRequest request) {
        var path = target.path();
        var end = path.indexOf('/', 1);
        var first = path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
        var inPath = site.locale(first);
        if (inPath != null) {
            return inPath;
        }
        var asked = target.query().get("locale");
        var inQuery = asked == null ? null : site.locale(asked);
        return inQuery == null
                ? Languages.negotiate(site, request.getHeader("Accept-Language"))
                : inQuery;
    }

    /// Whether htmx asks for a part of the page. A boosted link asks for it only when it names what
    /// to replace, and going back always shows the whole page.
    static boolean isFragment(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null
                && request.getHeader("HX-History-Restore-Request") == null
                && (request.getHeader("HX-Boosted") == null
                        || request.getHeader("HX-Target") != null);
    }
}
