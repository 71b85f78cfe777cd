package com.manystory.payment.gateway.sandbox;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the sandbox was asked to behave.
public enum SandboxOutcome {
    SUCCESS,
    DECLINE,
    /// The request never arrives and no answer comes.
    TIMEOUT,
    /// The money is taken, but the answer is lost.
    CHARGE_THEN_DROP_REPLY;

    /// Reads the outcome as the API writes it, such as `charge-then-drop-reply`; null succeeds.
    ///
    /// @throws IllegalArgumentException when it isn't an outcome
    public static SandboxOutcome of(@Nullable String slug) {
        return slug == null ? SUCCESS : valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
