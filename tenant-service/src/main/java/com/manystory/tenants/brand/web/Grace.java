package com.manystory.tenants.brand.web;

import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpStatus;

/// How long an off-boarding can be taken back.
///
/// @param grace the time when a request doesn't say; zero erases at once
@ConfigurationProperties("manystory.offboarding")
record Grace(@DefaultValue("0s") Duration grace) {

    private static final Duration LONGEST = Duration.ofDays(365);

    /// The time that the request asks for.
    ///
    /// @param asked an ISO 8601 duration of at most a year, `P30D`
    Duration of(@Nullable String asked) {
        if (asked == null) {
            return grace;
        }
        try {
            var time = Duration.parse(asked);
            if (!time.isNegative() && time.compareTo(LONGEST) <= 0) {
                return time;
            }
        } catch (DateTimeParseException _) {
            // Refused below.
        }
        throw new ProblemException(
                HttpStatus.BAD_REQUEST,
                "validation",
                "The grace isn't valid",
                "The time of grace is an ISO 8601 duration of at most a year, such as P30D.",
                List.of(new FieldError("/grace", "must be a duration from PT0S to P365D")));
    }
}
