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

    /// The platform itself.
    public static final Actor CONTROL_PLANE = new Actor("control-plane", null, null, null);
}
