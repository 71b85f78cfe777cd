package com.manystory.tenants.brand.web;

import com.manystory.tenancy.internal.InternalPrincipal;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.audit.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;

/// Tells who makes a change.
public final class Actors {

    private static final int LONGEST_REASON = 500;

    private Actors() {}

    /// The actor of an authenticated request.
    ///
    /// @throws ProblemException when the reason isn't acceptable
    public static Actor of(Authentication authentication, @Nullable String reason) {
        if (reason != null && (reason.isBlank() || reason.length() > LONGEST_REASON)) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "validation",
                    "The request is not valid",
                    "The reason is wrong.",
                    List.of(new FieldError("/reason", "Say why, in 1 to 500 characters.")));
        }
        return new Actor(name(authentication), null, reason, MDC.get("traceId"));
    }

    /// The actor of an authenticated request for which a reason has to be given.
    ///
    /// @throws ProblemException when there is none, or it isn't acceptable
    public static Actor withReason(Authentication authentication, @Nullable String reason) {
        return of(authentication, reason == null ? "" : reason);
    }

    private static String name(Authentication authentication) {
        return authentication.getPrincipal() instanceof InternalPrincipal internal
                ? "%s via %s".formatted(internal.subject(), internal.issuer())
                : authentication.getName();
    }
}
