package com.manystory.payment.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a call's idempotency key says about it.
sealed interface Claim {

    /// Nobody made the call, or nobody finished it: make it.
    ///
    /// @param operation the same each time that the call is made
    record Granted(UUID operation) implements Claim {}

    /// Somebody is making the call.
    record Running() implements Claim {}

    /// The key was used for a different call.
    record Reused() implements Claim {}

    /// The call was made; this was the answer.
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record Answered(
            int status, @Nullable String contentType, @Nullable String location, byte[] body)
            implements Claim {}
}
