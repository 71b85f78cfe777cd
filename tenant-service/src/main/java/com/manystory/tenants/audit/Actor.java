package com.manystory.tenants.audit;

import org.jspecify.annotations.Nullable;

/// Who makes a change, and why.
///
/// @param name the token's subject, or `control-plane`
/// @param onBehalfOf who the actor acts for; null when in the actor's own name
/// @param reason why, in the actor's words
/// @param traceId the trace that the change belongs to
public record Actor(
        String name,
        @Nullable String onBehalfOf,
        @Nullable String reason,
        @Nullable String traceId) {

    private static final String PLATFORM = "control-plane";

    /// The platform itself, which brings about what somebody began.
    ///
    /// @param beganBy who began it; `control-plane` or null when nobody did
    /// @param reason why, in the words of who began it
    public static Actor controlPlane(@Nullable String beganBy, @Nullable String reason) {
        return new Actor(PLATFORM, PLATFORM.equals(beganBy) ? null : beganBy, reason, null);
    }

    /// The same, for a reason unless one was given.
    public Actor orBecause(String other) {
        return reason == null ? new Actor(name, onBehalfOf, other, traceId) : this;
    }
}
