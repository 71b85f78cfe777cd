package com.manystory.tenancy.web;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/// A refusal for the moment, which tells the caller when to come back.
public final class RetryLaterException extends ProblemException {

    private static final long serialVersionUID = 1;

    private final long seconds;

    /// @param after how long the caller should wait; told in whole seconds, one at least
    public RetryLaterException(
            HttpStatus status, String slug, String title, String detail, Duration after) {
        super(status, slug, title, detail);
        this.seconds = Math.max(1, after.toSeconds());
    }

    /// What stands in `Retry-After`.
    public String retryAfter() {
        return Long.toString(seconds);
    }

    /// Too many requests of one brand.
    public static RetryLaterException rateLimited(Duration after) {
        return new RetryLaterException(
                HttpStatus.TOO_MANY_REQUESTS,
                "rate-limited",
                "Too many requests",
                "More is asked for this brand than its limit. Try again in a moment.",
                after);
    }

    /// Too much of one brand under way.
    public static RetryLaterException busy() {
        return new RetryLaterException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "Busy",
                "Too much is asked at once. Try again in a moment.",
                Duration.ofSeconds(1));
    }
}
