package com.manystory.storefront.front;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;

/// Tells a request that a browser was made to send by another site. Pages are shared by all
/// visitors and can't carry a secret, so unsafe requests are judged by what browsers say of where
/// they come from: `Sec-Fetch-Site`, or `Origin` where that is missing. A request with neither
/// comes from no browser, and carries no visitor's cookies against their will.
final class Origins {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private Origins() {}

    static boolean isForged(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod())) {
            return false;
        }
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        var origin = request.getHeader("Origin");
        return origin != null && !isOwn(origin, request.getHeader("Host"));
    }

    private static boolean isOwn(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
