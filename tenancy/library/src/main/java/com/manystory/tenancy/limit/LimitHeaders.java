package com.manystory.tenancy.limit;

import jakarta.servlet.http.HttpServletResponse;

/// Tells a caller what its limit is and when to come back: `Retry-After` (RFC 9110) and the
/// RateLimit fields of draft-ietf-httpapi-ratelimit-headers-10.
public final class LimitHeaders {

    private LimitHeaders() {}

    /// Writes the fields of a refused request.
    public static void write(HttpServletResponse response, Allowance allowance) {
        var seconds = allowance.retryAfter().toSeconds();
        var limit = allowance.limit();
        var window = Math.max(1, Math.round(limit.burst() / limit.perSecond()));
        response.setHeader("Retry-After", Long.toString(seconds));
        response.setHeader(
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d".formatted(allowance.name(), limit.burst(), window));
        response.setHeader("RateLimit", "\"%s\";r=0;t=%d".formatted(allowance.name(), seconds));
    }
}
