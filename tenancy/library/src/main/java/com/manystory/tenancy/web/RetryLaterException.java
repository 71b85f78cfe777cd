package com.manystory.tenancy.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// A refusal for the moment, which tells the caller when to come back.
public final class RetryLaterException extends ProblemException {

    private static final long serialVersionUID = 1;

    private final long seconds;
    private final @Nullable String reason;

    /// @param after how long the caller should wait; told in whole seconds, one at least
    public RetryLaterException(
            HttpStatus status, String slug, String title, String detail, Duration after) {
        this(status, slug, title, detail, after, null, null);
    }

    private RetryLaterException(
            HttpStatus status,
            String slug,
            String title,
            String detail,
            Duration after,
            @Nullable String reason,
            @Nullable Throwable cause) {
        super(status, slug, title, detail, List.of(), cause);
        this.seconds = Math.max(1, after.toSeconds());
        this.reason = reason;
    }

    /// With the `reason`, where there is one.
    @Override
    public ProblemDetail problem() {
        var problem = super.problem();
        if (reason != null) {
            problem.setProperty("reason", reason);
        }
        return problem;
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

    /// Too much under way: of one brand, or of all.
    public static RetryLaterException busy() {
        return new RetryLaterException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "Busy",
                "Too much is asked at once. Try again in a moment.",
                Duration.ofSeconds(1));
    }

    /// A brand in the moment of its move to another cell.
    public static RetryLaterException moving() {
        return new RetryLaterException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "brand-moving",
                "The brand is being moved",
                "Nothing can be written for a moment. Try again.",
                Duration.ofSeconds(1));
    }

    /// Something that this needs can't be had.
    ///
    /// @param reason why, as one upper camel case word, such as `DatabaseUnreachable`
    /// @param cause what is worth a line in the log
    public static RetryLaterException unavailable(String reason, Throwable cause) {
        return new RetryLaterException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Service unavailable",
                "This can't be answered at the moment. Try again in a few seconds.",
                Duration.ofSeconds(5),
                reason,
                cause);
    }
}
